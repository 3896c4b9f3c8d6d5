import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { readRoster } from "../../../../tests/support/rosters";
import { tableOf, xlsxOf } from "../../../../tests/support/tables";

const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);

describe("rosters from elsewhere", () => {
  it("a branch's in Britain: initials, pounds, days that fit both ways, who opted out", async () => {
    const lines = [
      "Surname,Initials,Title,Home Address,Postcode,Mob,Email Address,D.O.B.,Workplace,Job Title,Date Joined,Paid up,Opted Out,Subscription",
      "O’Brien,S,Ms,12 Sample Road,ZZ1 4QJ,07700 900101,s.obrien@example.org,05/03/1990,Sample Depot,Driver,01/02/2015,Paid-up,,£12.50",
      "Smith-Jones,R J,Mr,4 Example Street,ZZ1 4QK,07700 900102,,07/11/1985,Sample Depot,Engineer,03/04/2016,Lapsed,Y,£12.50",
      "Müller,K,Mx,9 Muster Lane,ZZ1 4QL,+44 7700 900103,k.muller@example.org,02/09/1979,Sample Yard,Cleaner,05/06/2017,in good standing,opted out,£8.00",
      "Ng,A,Dr,1 Test Way,ZZ1 4QM,0161 496 0104,a.ng@example.org,08/01/1993,Sample Yard,Clerk,09/07/2018,Resigned,ask first,£8.00",
    ];
    const bytes = iconv.encode(lines.join("\r\n"), "windows-1252");
    const { fields, people, asked, file, warnings } = await readRoster(bytes, {
      country: "GB",
      fileName: "branch.csv",
    });
    expect(file).toMatchObject({ encoding: "windows-1252", encodingGuessed: true });
    expect(file.samples).toEqual(expect.arrayContaining(["O’Brien", "Müller"]));
    expect(fields).toEqual({
      Surname: "contact.lastName",
      Initials: "contact.firstName",
      Title: "contact.title",
      "Home Address": "contact.address",
      Postcode: "contact.postcode",
      Mob: "contact.phones",
      "Email Address": "contact.email",
      "D.O.B.": "contact.birthDate",
      Workplace: "job.workplace",
      "Job Title": "job.title",
      "Date Joined": "membership.joinedOn",
      "Paid up": "membership.isMember",
      "Opted Out": "consent.doNotContact",
      Subscription: "dues.amount",
    });
    expect(asked).toEqual(["D.O.B.", "Date Joined"]);
    expect(
      people.map(({ name, membership, consent }) => [name, membership.isMember, consent.doNotContact]),
    ).toEqual([
      ["S O’Brien", true, false],
      ["R J Smith-Jones", false, true],
      ["K Müller", true, true],
      ["A Ng", false, true],
    ]);
    expect(warnings).toEqual(["A Ng: consent taken_as_refusal"]);
    expect(people[1]?.phones[0]?.value).toBe("+447700900102");
  });

  it("a local's in America: Last, First; days with a time behind them; cards, standing, who must not be called", async () => {
    const lines = [
      "Badge #,Employee Name,Cell Phone,Birth Date,Seniority Date,Classification,Dept,FT/PT,Card Signed,Assessment,DNC,Unsubscribed",
      '00417,"Torres, Ana M.",(217) 555-0143,12/31/1985 0:00,3/4/2010 0:00,RN II,ICU,FT,04/13/2022,1,,N',
      '00418,"O\'Neil, Ben",217-555-0144,3/4/1990 0:00,11/30/2015 0:00,CNA,Med/Surg,PT,,3,STOP,',
      '00419,"Young, Cy",217.555.0145,7/19/1979 0:00,5/6/2001 0:00,RN I,ICU,FT,01/20/2023,2,DNC,Y',
      '00420,"Nguyen-Smith, Dee",2175550146,10/25/1968 0:00,12/13/1999 0:00,Clerk,Admitting,Per Diem,,5,no,',
    ];
    const { fields, people, asked, warnings, analysis } = await readRoster(lines.join("\n"), {
      country: "US",
      fileName: "unit list.csv",
    });
    expect(Object.values(fields)).toEqual([
      ...[
        "job.employeeNumber",
        "contact.name",
        "contact.phones",
        "contact.birthDate",
        "job.startedOn",
        "job.title",
      ],
      ...[
        "job.department",
        "job.contractType",
        "membership.joinedOn",
        "assessment.level",
        "consent.doNotContact",
      ],
      "consent.doNotEmail",
    ]);
    expect(asked).toEqual(["Assessment"]);
    expect(
      people.map(({ name, birthDate, job }) => [name, birthDate, job.startedOn, job.employeeNumber]),
    ).toEqual([
      ["Ana M. Torres", "1985-12-31", "2010-03-04", "00417"],
      ["Ben O'Neil", "1990-03-04", "2015-11-30", "00418"],
      ["Cy Young", "1979-07-19", "2001-05-06", "00419"],
      ["Dee Nguyen-Smith", "1968-10-25", "1999-12-13", "00420"],
    ]);
    expect(people.map(({ phones }) => phones.map(({ value }) => value))).toEqual([
      ["+12175550143"],
      ["+12175550144"],
      ["+12175550145"],
      ["+12175550146"],
    ]);
    expect(
      people.map(({ consent, membership }) => [consent.doNotContact, consent.email, membership.joinedOn]),
    ).toEqual([
      [false, null, "2022-04-13"],
      [true, null, null],
      [true, false, "2023-01-20"],
      [false, null, null],
    ]);
    expect(warnings).toEqual(["Dee Nguyen-Smith: contractType not_recognised"]);
    expect(analysis.words?.["job.contractType"]).toContainEqual({ text: "Per Diem", rows: 1, code: null });
  });

  it("a sheet that Excel saved as Unicode text: UTF-16, parted by tabs, names with every kind of letter", async () => {
    const text = [
      "Member #\tFirst\tLast\tPreferred Name\tContact Number\tStore\tTeam\tDate Employed\tUnion (Y/N)",
      "0007\tZoë\tŁukaszewicz\tZo\t07700900201\tStore 12\tBakery\t13/05/2019\tY",
      "0008\tJosé\tDe la Cruz\t\t07700900202\tStore 12\tTills\t24/06/2020\tN",
      "0009\tAoife\tNí Bhriain\t\t+353 1 555 0203\tStore 7\tTills\t30/07/2021\tY",
      "",
    ].join("\r\n");
    const { fields, people, asked, file } = await readRoster(utf16(text), {
      country: "GB",
      fileName: "stores.txt",
    });
    expect(file).toMatchObject({ encoding: "utf-16le", delimiter: "\t", encodingGuessed: false });
    expect(Object.values(fields)).toEqual([
      ...[
        "membership.cardNumber",
        "contact.firstName",
        "contact.lastName",
        "contact.nickname",
        "contact.phones",
      ],
      ...["job.workplace", "job.department", "job.startedOn", "membership.isMember"],
    ]);
    expect(asked).toEqual([]);
    expect(
      people.map(({ name, nickname, job, membership }) => [
        name,
        nickname,
        job.startedOn,
        membership.isMember,
      ]),
    ).toEqual([
      ["Zoë Łukaszewicz", "Zo", "2019-05-13", true],
      ["José De la Cruz", null, "2020-06-24", false],
      ["Aoife Ní Bhriain", null, "2021-07-30", true],
    ]);
  });

  it("an employer's with a status of its own: who works there is not who is a member", async () => {
    const table = tableOf(`
EmployeeID|LegalName|WorkEmail|HireDate|TerminationDate|Status|PayGrade|Site
E-100|Ana Torres|ana@example.org|2015-03-02||Active|G4|Mill 4
E-101|Ben Okafor|ben@example.org|2018-08-14||Active|G5|Mill 4
E-102|Cy Young|cy@example.org|2019-02-01|2025-06-30|Inactive|G4|Mill 5`);
    const { fields, people, rejected, asked } = await readRoster(xlsxOf({ table }), { country: "US" });
    expect(fields).toEqual({
      EmployeeID: "job.employeeNumber",
      LegalName: "contact.name",
      WorkEmail: "contact.email",
      HireDate: "job.startedOn",
      TerminationDate: "job.endedOn",
      Status: "ignore",
      PayGrade: "ignore",
      Site: "job.workplace",
    });
    expect(asked).toEqual(["Status"]);
    expect(people.map(({ membership }) => membership.isMember)).toEqual([null, null]);
    expect(rejected.map(({ reason }) => reason)).toEqual(["has_left"]);
  });

  it("a member list whose status nobody knows makes nobody a member until a person has said", async () => {
    const table = tableOf(`
Member list 2026
Name|Phone|Status
Ann Lee|07700 900301|Gold
Bob Ray|07700 900302|Silver
Cy Fox|07700 900303|Gold`);
    const { purpose, mapping, people, asked } = await readRoster(xlsxOf({ table }), { country: "GB" });
    expect([purpose, mapping.members, asked]).toEqual(["members", "stated", ["Status"]]);
    expect(people.map(({ membership }) => membership.isMember)).toEqual([null, null, null]);
    const plain = table.map((row) => row.slice(0, 2));
    const listed = await readRoster(xlsxOf({ table: plain }), { country: "GB" });
    expect([listed.mapping.members, listed.people[0]?.membership.isMember]).toEqual(["listed", true]);
  });
});
