"use client";

import { type RefObject, useEffect, useRef, useState } from "react";

type Why = "failed" | "signedOut" | "tooLarge" | "one" | "busy" | "full";

export type Upload =
  | { step: "idle" }
  | { step: "sending"; name: string; share: number }
  | { step: "refused"; why: Why };

const limit = 200 * 1024 * 1024;
/** Hashing needs the file in memory once; beyond this its size must do. */
const hashed = 64 * 1024 * 1024;

/** Sends one file as it is, with its name, size and hash beside it. `arrived` gets the import's id. */
export function useUpload(arrived: (id: string) => void) {
  const [upload, setUpload] = useState<Upload>({ step: "idle" });
  const request = useRef<XMLHttpRequest | null>(null);
  useEffect(() => () => stop(request), []);

  const send = async (files: ArrayLike<File> | null) => {
    const file = files?.[0];
    if (!file || !files || request.current) return;
    if (files.length > 1) return setUpload({ step: "refused", why: "one" });
    if (file.size > limit) return setUpload({ step: "refused", why: "tooLarge" });
    const xhr = new XMLHttpRequest();
    request.current = xhr;
    setUpload({ step: "sending", name: file.name, share: 0 });
    const headers = await headersOf(file);
    if (request.current !== xhr) return;
    const refuse = (why: Why) => {
      request.current = null;
      setUpload({ step: "refused", why });
    };
    xhr.upload.onprogress = ({ loaded, total }) =>
      setUpload({ step: "sending", name: file.name, share: total > 0 ? loaded / total : 0 });
    xhr.onload = () => {
      const id = idIn(xhr);
      if (id) arrived(id);
      else refuse(reasonOf(xhr));
    };
    xhr.onerror = () => refuse("failed");
    xhr.open("POST", "/api/imports");
    for (const [name, value] of Object.entries(headers)) xhr.setRequestHeader(name, value);
    xhr.send(file);
  };
  const cancel = () => {
    stop(request);
    setUpload({ step: "idle" });
  };
  return { upload, send, cancel };
}

function stop(request: RefObject<XMLHttpRequest | null>): void {
  request.current?.abort();
  request.current = null;
}

async function headersOf(file: File): Promise<Record<string, string>> {
  const headers = {
    "content-type": "application/octet-stream",
    "x-file-name": encodeURIComponent(file.name),
    "x-file-size": String(file.size),
  };
  if (!window.isSecureContext || file.size > hashed) return headers;
  const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  const hash = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return { ...headers, "x-file-sha256": hash };
}

function idIn(xhr: XMLHttpRequest): string | null {
  if (xhr.status !== 201) return null;
  const { id } = JSON.parse(xhr.responseText) as { id?: string };
  return id ?? null;
}

const told = { too_large: "tooLarge", busy: "busy", disk_full: "full" } as const;

function reasonOf(xhr: XMLHttpRequest): Why {
  if (xhr.status === 401) return "signedOut";
  const said = Object.entries(told).find(([word]) => xhr.responseText.includes(`"${word}"`));
  return said ? said[1] : "failed";
}
