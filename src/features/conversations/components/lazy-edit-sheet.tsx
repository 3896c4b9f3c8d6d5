"use client";

import dynamic from "next/dynamic";

// Few entries are ever corrected: the sheet comes to the phone when it is opened.
export const EditSheet = dynamic(() => import("./edit-sheet").then((module) => module.EditSheet));
