import { A, AC, type Expected } from "./expected";

const day = "2026-01-10";
const terms = { number: "PKB 2", startsOn: "2031-01-01", endsOn: "2032-12-31" };

/** Companies: what is said of them, agreements, other unions, brands. */
export const onEmployers: Record<string, Expected> = {
  // Of a name that nobody has.
  mergePlacesAction: {
    ...{ may: A, reach: "self", form: true },
    input: () => ({ kind: "employer", stays: "PT Tidak Ada", went: "PT Lain" }),
  },
  undoPlaceMergeAction: {
    ...{ may: AC, reach: "turf", unready: "NOT_FOUND" },
    input: ({ placeMerge }) => ({ mergeId: placeMerge }),
  },
  placeWorkplaceAction: {
    ...{ may: AC, reach: "turf", form: true },
    input: ({ workplace }) => ({ workplaceId: workplace, regionCode: "36.71" }),
  },
  recordConditionAction: {
    ...{ may: AC, reach: "turf", form: true },
    input: ({ workplace }) => ({
      ...{
        workplaceId: workplace,
        kind: "lowest_wage",
        amount: "4.820.000",
        observedOn: day,
        source: "payslip",
      },
    }),
  },
  withdrawConditionAction: {
    ...{ may: AC, reach: "turf" },
    input: ({ condition }) => ({ conditionId: condition, withdrawn: true }),
  },
  pasteMinimumWagesAction: {
    ...{ may: AC, reach: "self", form: true },
    input: () => ({ text: "36.71;2026;5018000", source: "decree" }),
  },
  withdrawMinimumWageAction: {
    ...{ may: AC, reach: "union", unready: "NOT_FOUND" },
    input: ({ minimumWage }) => ({ minimumWageId: minimumWage }),
  },
  editEmployerAction: {
    ...{ may: AC, reach: "turf", form: true },
    input: ({ employer }) => ({ employerId: employer, version: "1", name: "PT Sini", sector: "Garmen" }),
  },
  recordOtherUnionAction: {
    ...{ may: AC, reach: "turf", form: true },
    input: ({ employer }) => ({
      ...{ employerId: employer, name: "Serikat Lain", members: "30", claimedOn: day, source: "letter" },
    }),
  },
  withdrawOtherUnionAction: {
    ...{ may: AC, reach: "turf" },
    input: ({ otherUnion }) => ({ claimId: otherUnion, withdrawn: true }),
  },
  recordSupplyAction: {
    ...{ may: AC, reach: "turf", form: true },
    input: ({ employer }) => ({ employerId: employer, brand: "Ostrel", source: "label" }),
  },
  withdrawSupplyAction: {
    ...{ may: AC, reach: "turf" },
    input: ({ supply }) => ({ supplyId: supply, withdrawn: true }),
  },
  recordAgreementAction: {
    ...{ may: AC, reach: "turf", form: true },
    input: ({ employer }) => ({ employerId: employer, ...terms }),
  },
  editAgreementAction: {
    ...{ may: AC, reach: "turf", form: true },
    input: ({ agreement }) => ({
      ...{
        agreementId: agreement,
        version: "1",
        number: "PKB 1",
        startsOn: "2025-01-01",
        endsOn: "2026-12-30",
      },
    }),
  },
  withdrawAgreementAction: {
    ...{ may: AC, reach: "turf" },
    input: ({ agreement }) => ({ agreementId: agreement, withdrawn: true }),
  },
};
