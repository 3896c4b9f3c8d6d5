import "server-only";
import { Socket } from "node:net";
import type { PoolClient } from "pg";

/**
 * Runs `send` with the client's socket corked, so that all that it writes goes out in one packet. pg does not document the socket:
 * without it each query is sent by itself, which is slower and no less correct.
 */
export function inOnePacket<T>(client: PoolClient, send: () => T): T {
  const socket = socketOf(client);
  socket?.cork();
  try {
    return send();
  } finally {
    socket?.uncork();
  }
}

export function socketOf(client: PoolClient): Socket | undefined {
  const connection: unknown = Reflect.get(client, "connection");
  const stream: unknown = connection instanceof Object ? Reflect.get(connection, "stream") : undefined;
  return stream instanceof Socket ? stream : undefined;
}
