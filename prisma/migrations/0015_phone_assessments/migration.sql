-- Whether lists on phones show assessments. A stolen phone that is opened would tell them, so a union says yes to it.
ALTER TABLE "union" ADD COLUMN phone_assessments boolean NOT NULL DEFAULT false;
