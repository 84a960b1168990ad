-- Kept filters are a person's, whose name may be as long as elsewhere.
alter table review_view alter column account set data type varchar(300);
