import { expect, it } from "vitest";
import { networkOf } from "./network";

it.each([
  ["203.0.113.77", "203.0.113.0/24"],
  ["::ffff:203.0.113.77", "203.0.113.0/24"],
  ["2001:db8:7:1:2:3:4:5", "2001:db8:7::/48"],
  ["2001:0DB8:0007::5", "2001:db8:7::/48"],
  ["2001:db8::5", "2001:db8::/48"],
  ["::1", "0::/48"],
  ["fe80::1%eth0", "fe80::/48"],
  ["", "unknown"],
  ["not an address", "unknown"],
  ["203.0.113.77, 10.0.0.1", "unknown"],
])("keeps of %s only %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});
