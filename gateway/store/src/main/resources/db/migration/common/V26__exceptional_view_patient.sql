-- What was looked up about a patient in failure mode proves visits of a month (R-CH-32, docs/desk-api.md): it is found by patient.
create index exceptional_view_patient on exceptional_view (patient, kind);
