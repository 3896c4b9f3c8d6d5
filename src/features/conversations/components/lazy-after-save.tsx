"use client";

import dynamic from "next/dynamic";

export const AfterSave = dynamic(() => import("./after-save").then((module) => module.AfterSave));
