"use client";

import dynamic from "next/dynamic";

// Loaded where it is shown, once in the life of a union: it stands on the page that is opened every day.
export const FirstWorkplace = dynamic(() =>
  import("./first-workplace-form").then((module) => module.FirstWorkplaceForm),
);
