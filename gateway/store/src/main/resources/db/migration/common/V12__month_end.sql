-- Who was asked about in a month (docs/desk-api.md, Months without proof): without it a page of the list looks through all years.

create index answer_month on answer (facility, received_at);
