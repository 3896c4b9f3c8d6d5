"use client";

import dynamic from "next/dynamic";

// Loaded when it is opened: few conversations are ever corrected.
export const EditSheet = dynamic(() => import("./edit-sheet").then((module) => module.EditSheet));
