// The API tried by hand. What can be asked comes from openapi.json; the token is nowhere but in its field.
import { texts } from './texts.mjs';

const byId = (id) => document.getElementById(id);
const api = new URL('../fhir', document.baseURI).href;

let language = (navigator.languages ?? []).some((one) => one.startsWith('ja')) || !navigator.language ? 'ja' : 'en';
let described = null;
let operations = [];
let following = null;

const say = (key) => texts[language][key];

function speak() {
  document.documentElement.lang = language;
  document.title = `${say('title')} – Madoguchi`;
  for (const element of document.querySelectorAll('[data-text]')) {
    element.textContent = say(element.dataset.text);
  }
  byId('language').textContent = say('other');
  byId('language').lang = language === 'ja' ? 'en' : 'ja';
}

/** What a reference of the document leads to. */
function resolved(part) {
  return part.$ref ? part.$ref.slice(2).split('/').reduce((at, key) => at[key], described) : part;
}

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

async function load() {
  const answer = await fetch('openapi.json');
  described = await answer.json();
  operations = Object.entries(described.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]) => ({ path, method: method.toUpperCase(), ...one })));
  const groups = new Map();
  operations.forEach((one, index) => {
    const group = groups.get(one.tags[0]) ?? element('optgroup', { label: one.tags[0] });
    groups.set(one.tags[0], group);
    group.append(element('option', { value: index, textContent: `${one.method} ${one.path} – ${one.summary}` }));
  });
  byId('operation').append(...groups.values());
  const reads = operations.findIndex((one) => one.operationId === 'searchPatient');
  byId('operation').value = String(Math.max(reads, 0));
  show();
}

function chosen() {
  return operations[Number(byId('operation').value)];
}

function field(parameter, where) {
  const id = `${where}:${parameter.name}`;
  const label = element('label', { htmlFor: id }, parameter.name + (parameter.required ? ' *' : ''),
    element('span', { className: 'meaning', textContent: parameter.description ?? '' }));
  const input = element('input', { id, name: parameter.name, type: 'text', autocomplete: 'off', spellcheck: false });
  input.dataset.where = where;
  input.required = Boolean(parameter.required);
  return element('div', { className: 'field' }, label, input);
}

/** The fields of the chosen operation: those that name what is sought in sight, those of form behind a fold. */
function show() {
  const one = chosen();
  const fields = (one.parameters ?? []).map(resolved).flatMap((parameter) => ({ parameter, where: parameter.in }));
  const form = one.requestBody?.content?.['application/x-www-form-urlencoded']?.schema;
  for (const [name, property] of Object.entries(form?.properties ?? {})) {
    fields.push({ parameter: { name, description: property.description }, where: 'form' });
  }
  const box = byId('fields');
  box.replaceChildren();
  const [front, back] = [[], []];
  fields.forEach((each) => (each.parameter.name.startsWith('_') || each.where === 'header' ? back : front).push(each));
  box.append(element('div', { className: 'fields' }, ...front.map((each) => field(each.parameter, each.where))));
  if (one.requestBody && !form) {
    const [example] = Object.values(one.requestBody.content).map((content) => content.example);
    const body = element('textarea', { id: 'sent-body', rows: 12, autocomplete: 'off', spellcheck: false,
      value: JSON.stringify(example, null, 2) });
    const label = element('label', { htmlFor: 'sent-body', textContent: say('bodyLabel') });
    label.dataset.text = 'bodyLabel';
    box.append(label, body);
  }
  if (back.length > 0) {
    const summary = element('summary', { textContent: say('more') });
    summary.dataset.text = 'more';
    box.append(element('details', { className: 'group' }, summary,
      element('div', { className: 'fields' }, ...back.map((each) => field(each.parameter, each.where)))));
  }
  line();
}

/** The request as it stands in the fields. */
function request() {
  const one = chosen();
  const values = [...byId('fields').querySelectorAll('input')].filter((input) => input.value.trim() !== '')
    .map((input) => ({ where: input.dataset.where, name: input.name, value: input.value.trim() }));
  const of = (where) => values.filter((each) => each.where === where);
  const path = of('path').reduce((at, each) => at.replace(`{${each.name}}`, encodeURIComponent(each.value)), one.path);
  const query = of('query').map((each) => `${encodeURIComponent(each.name)}=${encodeURIComponent(each.value)}`).join('&');
  const headers = Object.fromEntries(of('header').map((each) => [each.name, each.value]));
  let body;
  if (byId('sent-body')) {
    body = byId('sent-body').value;
    headers['Content-Type'] = 'application/fhir+json';
  } else if (one.requestBody) {
    body = new URLSearchParams(of('form').map((each) => [each.name, each.value])).toString();
    headers['Content-Type'] = 'application/x-www-form-urlencoded';
  }
  return { method: one.method, url: api + path + (query ? `?${query}` : ''), headers, body };
}

function line() {
  const { method, url } = request();
  byId('line').textContent = `${method} ${url}`;
}

function quoted(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

async function copy() {
  const { method, url, headers, body } = request();
  const parts = ['curl', '-s', '-X', method, '-H', '"Authorization: Bearer $TOKEN"'];
  Object.entries(headers).forEach(([name, value]) => parts.push('-H', quoted(`${name}: ${value}`)));
  if (body !== undefined) {
    parts.push('-d', quoted(body));
  }
  parts.push(quoted(url));
  try {
    await navigator.clipboard.writeText(parts.join(' '));
    tell('copied', '');
  } catch {
    tell('notCopied', 'desk');
  }
}

function tell(key, look, more = '') {
  byId('status').className = look;
  byId('status').removeAttribute('data-text');
  byId('status').textContent = say(key) + more;
}

async function send({ method, url, headers, body }) {
  const token = byId('token').value.trim();
  if (!/^[!-~]*$/.test(token)) {
    tell('tokenStrange', 'desk');
    return;
  }
  if (token !== '') {
    headers.Authorization = `Bearer ${token}`;
  }
  tell('sending', '');
  const start = performance.now();
  try {
    const answer = await fetch(url, { method, headers, body, cache: 'no-store', credentials: 'omit', redirect: 'error' });
    give(answer, await answer.text(), Math.round(performance.now() - start));
  } catch {
    tell('unreachable', 'bad');
  }
}

function give(answer, text, milliseconds) {
  const [key, look, mark] = answer.ok ? ['good', 'good', '✓'] : answer.status === 304 ? ['unchanged', 'good', '✓']
    : answer.status < 500 ? ['refused', 'desk', '▲'] : ['failed', 'bad', '✕'];
  tell(key, look, ` ${mark} ${answer.status} · ${milliseconds} ${say('milliseconds')}`);
  byId('headers').textContent = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n');
  byId('headers-box').hidden = false;
  let shown = text;
  following = null;
  try {
    const resource = JSON.parse(text);
    shown = JSON.stringify(resource, null, 2);
    following = resource.link?.find((link) => link.relation === 'next')?.url ?? null;
  } catch {
    // XML, or nothing: shown as it came.
  }
  byId('body').textContent = shown;
  byId('body').hidden = shown === '';
  byId('next').hidden = following === null;
}

byId('language').addEventListener('click', () => {
  language = language === 'ja' ? 'en' : 'ja';
  speak();
});
byId('operation').addEventListener('change', show);
byId('fields').addEventListener('input', line);
byId('copy').addEventListener('click', copy);
byId('ask').addEventListener('submit', (event) => {
  event.preventDefault();
  send(request());
});
byId('next').addEventListener('click', () => {
  // The link tells the address that the gateway knows itself by; the page asks where it came from.
  const next = new URL(following);
  send({ method: 'GET', url: `${api}/${next.pathname.split('/').pop()}${next.search}`, headers: {} });
});
window.addEventListener('pagehide', () => {
  byId('token').value = '';
});
speak();
load().catch(() => tell('notLoaded', 'bad'));
