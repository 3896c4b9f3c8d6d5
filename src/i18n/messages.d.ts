import type activities from "./messages/en/activities.json";
import type app from "./messages/en/app.json";
import type audit from "./messages/en/audit.json";
import type campaigns from "./messages/en/campaigns.json";
import type conditions from "./messages/en/conditions.json";
import type consents from "./messages/en/consents.json";
import type contacts from "./messages/en/contacts.json";
import type conversations from "./messages/en/conversations.json";
import type density from "./messages/en/density.json";
import type duplicates from "./messages/en/duplicates.json";
import type employers from "./messages/en/employers.json";
import type errors from "./messages/en/errors.json";
import type exports from "./messages/en/exports.json";
import type followUps from "./messages/en/follow-ups.json";
import type home from "./messages/en/home.json";
import type importDecisions from "./messages/en/import-decisions.json";
import type importSteps from "./messages/en/import-steps.json";
import type imports from "./messages/en/imports.json";
import type leaders from "./messages/en/leaders.json";
import type memberships from "./messages/en/memberships.json";
import type paper from "./messages/en/paper.json";
import type phone from "./messages/en/phone.json";
import type privacy from "./messages/en/privacy.json";
import type proof from "./messages/en/proof.json";
import type settings from "./messages/en/settings.json";
import type system from "./messages/en/system.json";
import type ui from "./messages/en/ui.json";
import type users from "./messages/en/users.json";
import type week from "./messages/en/week.json";
import type workplaces from "./messages/en/workplaces.json";

declare module "next-intl" {
  interface AppConfig {
    Locale: "id" | "en";
    Messages: {
      activities: typeof activities;
      app: typeof app;
      audit: typeof audit;
      campaigns: typeof campaigns;
      conditions: typeof conditions;
      consents: typeof consents;
      contacts: typeof contacts;
      conversations: typeof conversations;
      density: typeof density;
      duplicates: typeof duplicates;
      employers: typeof employers;
      errors: typeof errors;
      exports: typeof exports;
      "follow-ups": typeof followUps;
      home: typeof home;
      imports: typeof imports;
      leaders: typeof leaders;
      memberships: typeof memberships;
      "import-decisions": typeof importDecisions;
      "import-steps": typeof importSteps;
      paper: typeof paper;
      phone: typeof phone;
      proof: typeof proof;
      privacy: typeof privacy;
      settings: typeof settings;
      system: typeof system;
      ui: typeof ui;
      users: typeof users;
      week: typeof week;
      workplaces: typeof workplaces;
    };
  }
}
