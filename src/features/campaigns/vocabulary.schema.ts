import { BothLanguages } from "@/lib/both-languages";
import type { StageKind } from "./stages";

const names = [
  { kind: "step", id: "Teridentifikasi", en: "Identified" },
  { kind: "step", id: "Sudah dihubungi", en: "Contacted" },
  { kind: "step", id: "Sudah diajak bicara", en: "Conversation held" },
  { kind: "step", id: "Mendukung", en: "Supporter" },
  { kind: "step", id: "Berkomitmen", en: "Committed" },
  { kind: "step", id: "Formulir ditandatangani", en: "Form signed" },
  { kind: "member", id: "Anggota aktif", en: "Active member" },
  { kind: "exit", id: "Keluar dari kampanye", en: "Left the campaign" },
] as const satisfies readonly { kind: StageKind; id: string; en: string }[];

/** What a new campaign starts with, and its union edits. */
export const defaultStages = (locale: "id" | "en"): { name: string; kind: StageKind }[] =>
  names.map(({ kind, ...name }) => ({ kind, name: name[locale] }));

export const stageNames = new BothLanguages(names);
