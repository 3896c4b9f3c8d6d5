import { describe, expect, it } from "vitest";
import type { Row } from "@/lib/spreadsheets/cell";
import { readRows } from "@/lib/spreadsheets/read";
import { fileOf } from "../../../../tests/support/workbooks";
import type { ParsedPerson, Rejection } from "../parse/parsed-person";
import { interpretRow } from "../parse/row";
import { analyse } from "./analyse";
import { mappingOf } from "./analysis";

async function read(lines: readonly string[], country = "US") {
  const rows: Row[] = [];
  for await (const row of readRows(fileOf(`${lines.join("\r\n")}\r\n`))) rows.push(row);
  const options = { defaultCountry: country, today: "2026-11-23" };
  const analysis = analyse(rows, options);
  const [, ...data] = rows;
  const results = data.map((row) => interpretRow(row, mappingOf(analysis), options));
  return {
    analysis,
    people: results.filter((result): result is ParsedPerson => result.kind === "person"),
    rejected: results.filter((result): result is Rejection => result.kind === "rejected"),
  };
}

describe("exports of other programs", () => {
  it("reads Action Network's activists: numbers, tags, who may be written to", async () => {
    const { analysis, people } = await read([
      "uuid,first_name,last_name,email,can2_user_address,can2_user_city,can2_state_abbreviated,zip_code,country,can2_phone,can2_user_tags,can2_subscription_status,can2_sms_status,can2_federal_district,created_at",
      '0b1c,Ana,Torres,ana.torres@example.org,"12 Sample St, Apt 3",Springfield,IL,62704,US,(217) 555-0143,"steward, night shift",subscribed,subscribed,IL-13,2024-04-09 16:49:07',
      "0b1d,Ben,O’Neil,BEN@example.org,,,,,US,,,unsubscribed,,,2024-05-10 10:00:00",
      "0b1e,Cy,Young,cy@example.org,,,,,US,217.555.0144,,bouncing,unsubscribed,,2024-05-11 10:00:00",
    ]);
    expect([analysis.preset, analysis.purpose, analysis.purposeWhy.code]).toEqual([
      "action_network",
      "contacts",
      "program",
    ]);
    expect(people[0]).toMatchObject({
      name: "Ana Torres",
      externalId: "0b1c",
      emails: ["ana.torres@example.org"],
      phones: [{ value: "+12175550143" }],
      address: "12 Sample St, Apt 3",
      town: "Springfield",
      region: "IL",
      postcode: "62704",
      country: "US",
      tags: ["steward", "night shift"],
      consent: { email: true, sms: true },
    });
    expect(people.map(({ consent }) => [consent.email, consent.sms])).toEqual([
      [true, true],
      [false, null],
      [false, false],
    ]);
    expect(
      analysis.columns.every(
        ({ field, heading }) => heading !== "can2_federal_district" || field === "ignore",
      ),
    ).toBe(true);
  });

  it("reads CiviCRM's primary fields: opt-outs are kept, organisations are no people", async () => {
    const { analysis, people, rejected } = await read(
      [
        '"Contact ID","Contact Type","Contact Subtype","Do Not Email","Do Not Phone","Do Not Mail","No Bulk Emails (User Opt Out)","External Identifier","Sort Name","Display Name","Nickname","Preferred Language","First Name","Middle Name","Last Name","Individual Prefix","Job Title","Gender","Birth Date","Deceased","Current Employer","Street Address","City","Postal Code","State","Country","Phone","Email","Tag(s)"',
        '101,Individual,,No,Yes,No,No,M-0007,"Müller, Jörg","Herr Jörg Müller",,de_DE,Jörg,,Müller,Herr,Dreher,Male,1979-03-14,No,Werk Muster GmbH,Musterweg 3,Dortmund,44137,NRW,Germany,030 23125 001,joerg@example.org,"delegate,shop floor"',
        "102,Organization,,No,No,No,No,,Werk Muster GmbH,Werk Muster GmbH,,,,,,,,,,,,Musterweg 1,Dortmund,44137,NRW,Germany,030 23125 000,info@example.org,",
        '103,Individual,,No,No,No,Yes,,"Schmidt, Eva","Eva Schmidt",,de_DE,Eva,,Schmidt,,,Female,1985-12-01,No,,,,,,Germany,,eva@example.org,',
        '104,Individual,,Yes,No,No,No,,"Weiß, Uli","Uli Weiß",,de_DE,Uli,,Weiß,,,,,Yes,,,,,,Germany,,uli@example.org,',
      ],
      "DE",
    );
    expect([analysis.preset, analysis.purpose]).toEqual(["civicrm", "contacts"]);
    expect(rejected.map(({ row, reason }) => [row, reason])).toEqual([[3, "not_a_person"]]);
    expect(people[0]).toMatchObject({
      name: expect.stringContaining("Jörg Müller"),
      firstName: "Jörg",
      lastName: "Müller",
      externalId: "101",
      birthDate: "1979-03-14",
      sex: "male",
      country: "DE",
      phones: [{ value: "+493023125001" }],
      membership: { isMember: null, cardNumber: "M-0007" },
      job: { employer: "Werk Muster GmbH", title: "Dreher" },
      consent: { doNotCall: true, email: null },
      tags: ["delegate", "shop floor"],
    });
    expect(people.map(({ consent, deceased }) => [consent.email, deceased])).toEqual([
      [null, false],
      [false, false],
      [false, true],
    ]);
  });

  it.each(["Contact ID", "Internal Contact ID"])("knows CiviCRM by %s and the type alone", async (id) => {
    const { analysis, people, rejected } = await read([
      `"${id}","Contact Type","First Name","Last Name","Email","Phone","Do Not Phone","Is Deceased","Birth Date","Street Address","City"`,
      '12,Individual,Cici,Uji,cici.uji@example.org,083477771003,No,No,1990-01-02,"Jl. B 1",Serang',
      "13,Organization,,,,,,,,,",
    ]);
    expect(analysis.preset).toBe("civicrm");
    expect(people).toMatchObject([{ name: "Cici Uji", externalId: "12", deceased: false }]);
    expect(rejected.map(({ row, reason }) => [row, reason])).toEqual([[3, "not_a_person"]]);
  });

  it("reads a short NationBuilder export", async () => {
    const { analysis, people } = await read([
      "nationbuilder_id,external_id,first_name,last_name,email1,email_opt_in,phone_number,mobile_number,do_not_call,do_not_contact,support_level,tag_list,primary_city,primary_country_code,membership_names,born_at",
      '7,U-9,Dana,Reed,dana@example.org,false,217-555-0101,(217) 555-0102,true,false,2,"steward, H&S",Springfield,US,Local 12,1980-02-29',
      "8,,Eli,Fox,,true,,,false,true,,,,US,,",
    ]);
    expect(analysis.preset).toBe("nationbuilder");
    expect(people[0]).toMatchObject({
      name: "Dana Reed",
      phones: [{ value: "+12175550101" }, { value: "+12175550102" }],
      birthDate: "1980-02-29",
      supportLevel: 2,
      membership: { isMember: true, cardNumber: "U-9" },
      consent: { email: false, doNotCall: true, doNotContact: false },
    });
    expect(people[1]).toMatchObject({
      membership: { isMember: false },
      consent: { doNotContact: true, email: true },
    });
  });

  it("recognises what a union added to an export, and leaves the program's own columns alone", async () => {
    const { analysis, people } = await read([
      "first_name,last_name,email,can2_phone,can2_federal_district,can2_subscription_status,Workplace,Department,Job Title,Shift,Card Signed,Favourite colour",
      "Ana,Torres,ana@example.org,(217) 555-0143,IL-13,OPTED_OUT,Mill 4,Carding,Operator,Night,2024-03-05,blue",
      "Ben,Okafor,ben@example.org,217-555-0144,IL-13,previous bounce,Mill 4,Spinning,Doffer,Day,2024-04-17,red",
      "Cy,Young,cy@example.org,2175550145,IL-13,opt_in,Mill 5,Carding,Operator,Day,,green",
    ]);
    const fieldOf = (wanted: string) => analysis.columns.find(({ heading }) => heading === wanted)?.field;
    expect(["Workplace", "Department", "Job Title", "Shift", "Card Signed"].map(fieldOf)).toEqual([
      ...["job.workplace", "job.department", "job.title", "job.shift", "membership.joinedOn"],
    ]);
    expect(["can2_federal_district", "Favourite colour"].map(fieldOf)).toEqual(["ignore", "ignore"]);
    const asked = analysis.columns.filter(({ confidence }) => confidence < 0.6).map(({ heading }) => heading);
    expect(asked).toEqual(["Favourite colour"]);
    expect(people.map(({ consent }) => consent.email)).toEqual([false, false, true]);
    expect(people[2]).toMatchObject({ phones: [{ value: "+12175550145" }], job: { workplace: "Mill 5" } });
  });
});
