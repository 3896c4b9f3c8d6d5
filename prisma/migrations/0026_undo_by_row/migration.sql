-- The undo of a list takes back what it changed of known people a few thousand rows at a time: each time it read all of the changes.
CREATE INDEX import_change_row_idx ON import_change (union_id, batch_id, row_number) WHERE entity <> 'contact';
