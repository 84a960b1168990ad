-- Two advertisers, and somebody of the first.
insert into advertiser (id, name, created_at, version)
values ('acme', 'Acme Bikes', timestamp with time zone '2026-01-01 00:00:00Z', 0),
       ('other', 'Other Boats', timestamp with time zone '2026-01-01 00:00:00Z', 0)
on conflict do nothing;
insert into account (name, password_hash, role, advertiser_id, enabled, created_at, version)
values ('acme-reader', '{noop}of these tests', 'ADVERTISER', 'acme', true,
        timestamp with time zone '2026-01-01 00:00:00Z', 0)
on conflict do nothing;
