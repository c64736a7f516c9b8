-- The audit trail is read newest first, of a time or of a patient, page by page (docs/design/audit-journal.md 7).
create index audit_time on audit (at_time desc, number desc);
