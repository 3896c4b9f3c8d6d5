import { describe, expect, it } from "vitest";
import { lanAddresses, lanHome, lanName } from "./addresses.mjs";

const v4 = (address, internal = false) => ({ family: "IPv4", address, internal });

describe("lanAddresses", () => {
  it("leaves out loopback, public addresses, IPv6 and the networks of programs", () => {
    const interfaces = {
      lo: [v4("127.0.0.1", true)],
      eth0: [v4("203.0.113.9"), { family: "IPv6", address: "fe80::1", internal: false }],
      wlan0: [v4("192.168.1.20")],
      docker0: [v4("172.17.0.1")],
    };
    expect(lanAddresses(interfaces)).toEqual(["192.168.1.20"]);
  });
});

describe("lanName", () => {
  it("is the first part of the machine's name", () => {
    expect(lanName("Kantor.example.org")).toBe("kantor.local");
  });

  it("is none where the name cannot be asked for", () => {
    expect(lanName("kantor_lama")).toBeUndefined();
  });
});

describe("lanHome", () => {
  const office = { addresses: ["192.168.1.20", "10.0.0.4"], name: "kantor.local", port: 3000 };

  it("is the first address", () => {
    expect(lanHome(office)).toBe("https://192.168.1.20:3000");
  });

  it("is what was asked for, where it is one of ours", () => {
    expect(lanHome({ ...office, wanted: "https://kantor.local:3000/" })).toBe("https://kantor.local:3000");
  });

  it.each(["https://serikat.example.org", "http://192.168.1.20:3000", "https://192.168.1.20:4000"])(
    "refuses %s",
    (wanted) => expect(() => lanHome({ ...office, wanted })).toThrow(/no address of this machine/),
  );

  it("refuses a machine without a private network", () => {
    expect(() => lanHome({ ...office, addresses: [] })).toThrow(/no address in a private network/);
  });
});
