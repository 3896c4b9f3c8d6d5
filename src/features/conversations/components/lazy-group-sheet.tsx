"use client";

import dynamic from "next/dynamic";

// A talk with several people is the rarer one: its sheet comes to the phone when it is opened.
export const GroupSheet = dynamic(() => import("./group-sheet").then((module) => module.GroupSheet));
