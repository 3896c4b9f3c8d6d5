/** Every reason for which a whole file is turned away; each is one sentence in messages `imports.refusals.<code>`. */
const refusalCodes = [
  "empty_file",
  "too_large",
  "password_protected",
  "xls_binary",
  "xlsb_binary",
  "ods_encrypted",
  "html_renamed",
  "web_archive",
  "vcard",
  "json",
  "dbf",
  "sylk",
  "xml",
  "spreadsheetml_2003",
  "compressed",
  "image",
  "pdf",
  "word_document",
  "presentation",
  "other_zip",
  "unknown_binary",
  "damaged",
  "unsafe_archive",
  "too_much_data",
  "too_many_parts",
  "too_many_rows",
  "too_many_columns",
  "repeated_row",
  "not_a_list",
  "cell_too_long",
  "unsafe_xml",
  "broken_xml",
  "no_sheets",
  "sheet_not_found",
  "no_rows",
  "took_too_long",
  "too_much_memory",
  "reader_failed",
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** Thrown by the reader; everything else that is thrown is a bug. */
export class FileRefusal extends Error {
  readonly code: RefusalCode;
  readonly params: Record<string, string | number>;

  constructor(code: RefusalCode, params: Record<string, string | number> = {}) {
    super(code);
    this.name = "FileRefusal";
    this.code = code;
    this.params = params;
  }
}
