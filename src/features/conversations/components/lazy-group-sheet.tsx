"use client";

import dynamic from "next/dynamic";

// Loaded when it is opened: group conversations are the rarer ones.
export const GroupSheet = dynamic(() => import("./group-sheet").then((module) => module.GroupSheet));
