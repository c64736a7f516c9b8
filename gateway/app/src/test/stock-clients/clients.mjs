// FHIR clients of others, as an EMR vendor would use them, against a gateway with one patient, an insurance and two organizations or more.
//
//   node clients.mjs BASE TOKEN PATIENT_ID     TOKEN may be "none"; SMART=1 when the gateway tells where tokens are asked for

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { Client } from 'fhir-kit-client';

const smart = createRequire(import.meta.url)('fhirclient');
const [base, token, patientId] = process.argv.slice(2);
const memberId = 'http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID';

await fhirKitClient();
await smartClient();

/** What makes a request fail, by its status. */
async function refused(status, request) {
  await assert.rejects(request, (failure) => {
    const response = failure.response ?? {};
    assert.equal(response.status ?? failure.status ?? failure.statusCode, status, String(failure));
    return true;
  });
}

async function fhirKitClient() {
  const emr = new Client({ baseUrl: base });
  if (token !== 'none') {
    emr.bearerToken = token;
  }
  const statement = await emr.capabilityStatement();
  assert.equal(statement.fhirVersion, '4.0.1');
  if (process.env.SMART) {
    const metadata = await emr.smartAuthMetadata();
    assert.match(String(metadata.tokenUrl), /\/auth\/token$/);
  }

  const patient = await emr.read({ resourceType: 'Patient', id: patientId });
  assert.equal(patient.id, patientId);
  const { response } = Client.httpFor(patient);
  assert.equal(response.headers.get('etag'), `W/"${patient.meta.versionId}"`);
  const same = await emr.vread({ resourceType: 'Patient', id: patientId, version: patient.meta.versionId });
  assert.deepEqual({ ...same }, { ...patient });

  const coverages = await emr.resourceSearch({ resourceType: 'Coverage', searchParams: { patient: patientId } });
  assert.ok(coverages.total >= 1);
  const coverage = coverages.entry[0].resource;
  assert.equal(coverage.beneficiary.reference, `Patient/${patientId}`);
  const posted = await emr.resourceSearch({
    resourceType: 'Coverage', searchParams: { patient: patientId }, options: { postSearch: true },
  });
  assert.deepEqual(posted.entry.map((one) => one.resource.id), coverages.entry.map((one) => one.resource.id));
  const together = await emr.resourceSearch({
    resourceType: 'Coverage', searchParams: { patient: patientId, _include: ['Coverage:payor', 'Coverage:beneficiary'] },
  });
  const types = new Set(together.entry.map((one) => one.resource.resourceType));
  assert.deepEqual([...types].sort(), ['Coverage', 'Organization', 'Patient']);
  const byMember = await emr.resourceSearch({
    resourceType: 'Coverage',
    searchParams: { identifier: `${memberId}|${coverage.identifier.find((one) => one.system === memberId).value}` },
  });
  assert.ok(byMember.entry.some((one) => one.resource.id === coverage.id));

  const first = await emr.resourceSearch({ resourceType: 'Organization', searchParams: { _count: 1 } });
  assert.equal(first.entry.length, 1);
  const second = await emr.nextPage({ bundle: first });
  assert.notEqual(second.entry[0].resource.id, first.entry[0].resource.id);
  const back = await emr.prevPage({ bundle: second });
  assert.equal(back?.entry?.[0].resource.id ?? first.entry[0].resource.id, first.entry[0].resource.id);

  const payor = await emr.resolve({ reference: coverage.payor[0].reference });
  assert.equal(payor.resourceType, 'Organization');

  const question = {
    resourceType: 'CoverageEligibilityRequest', status: 'active', purpose: ['validation'],
    patient: { reference: `Patient/${patientId}` }, created: '2026-11-20', insurer: { display: '見本健康保険組合' },
  };
  const asked = await emr.operation({
    name: 'submit', resourceType: 'CoverageEligibilityRequest', input: question,
    options: { headers: { Prefer: 'wait=0' } },
  });
  assert.equal(asked.resourceType, 'CoverageEligibilityResponse');
  assert.equal(asked.outcome, 'queued');

  await refused(404, () => emr.read({ resourceType: 'Patient', id: 'nobody' }));
  await refused(404, () => emr.read({ resourceType: 'Condition', id: 'nobody' }));
  await refused(400, () => emr.resourceSearch({ resourceType: 'Coverage', searchParams: { colour: 'red' } }));
  console.log('fhir-kit-client: ok');
}

async function smartClient() {
  // A server that holds a token already: no redirect, no storage.
  const storage = { get: async () => undefined, set: async () => undefined, unset: async () => undefined };
  const request = { headers: { host: '127.0.0.1' }, url: '/', socket: {} };
  const state = { serverUrl: base, ...(token === 'none' ? {} : { tokenResponse: { access_token: token } }) };
  const emr = smart(request, { writeHead() {}, end() {} }, storage).client(state);

  assert.equal(await emr.getFhirVersion(), '4.0.1');
  const patient = await emr.request(`Patient/${patientId}`);
  assert.equal(patient.id, patientId);
  const coverages = await emr.request(`Coverage?patient=${patientId}`,
    { flat: true, pageLimit: 0, resolveReferences: ['payor.0', 'beneficiary'] });
  assert.equal(coverages[0].payor[0].resourceType, 'Organization');
  assert.equal(coverages[0].beneficiary.id, patientId);
  const organizations = await emr.request('Organization?_count=1', { flat: true, pageLimit: 0 });
  const ids = organizations.map((one) => one.id);
  assert.ok(ids.length >= 2 && new Set(ids).size === ids.length);
  await refused(404, () => emr.request('Patient/nobody'));
  console.log('fhirclient: ok');
}
