-- The whole model as one first step. The upper part is what Prisma writes for prisma/schema.prisma; the lower part, below the rule,
-- is what Prisma cannot say. Portable on purpose: no trigger, sequence, advisory lock, LOCK TABLE, deferrable constraint or NOTIFY.

-- CreateEnum
CREATE TYPE "ActorKind" AS ENUM ('STATE', 'GOVERNMENT_BODY', 'ARMED_FORCE', 'ARMED_GROUP', 'COALITION', 'INTERNATIONAL_ORGANIZATION', 'POLITICAL_PARTY', 'NEWS_ORGANIZATION', 'PERSON', 'CIVILIANS', 'UNKNOWN', 'OTHER');

-- CreateEnum
CREATE TYPE "AffiliationKind" AS ENUM ('PART_OF', 'MEMBER_OF', 'HOLDS_OFFICE_IN', 'COMMANDS', 'LEADS', 'ALLIED_WITH', 'SUPPORTED_BY');

-- CreateEnum
CREATE TYPE "ActType" AS ENUM ('EVENT', 'STATEMENT');

-- CreateEnum
CREATE TYPE "ParticipationRole" AS ENUM ('PERPETRATOR', 'PARTICIPANT', 'TARGET', 'VICTIM', 'HOST', 'AUTHORIZER', 'SUPPORTER', 'MEDIATOR', 'SPEAKER', 'AUDIENCE');

-- CreateEnum
CREATE TYPE "Outcome" AS ENUM ('KILLED', 'INJURED', 'MISSING', 'CAPTURED', 'UNHARMED');

-- CreateEnum
CREATE TYPE "EventKind" AS ENUM ('AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT', 'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN', 'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT', 'OTHER');

-- CreateEnum
CREATE TYPE "EventMode" AS ENUM ('DISAPPROVE', 'INVESTIGATE', 'ALLEGE', 'RESTRICT', 'EXPEL', 'WITHDRAW', 'DISCONTINUE', 'CONVICT', 'TROOPS', 'WEAPONS', 'POLICE', 'MILITIA', 'SEIZE', 'CENSOR', 'CURFEW', 'MARTIAL_LAW', 'ARREST', 'DEPORT', 'WITHHOLD', 'MISINFORMATION', 'CYBER', 'BLOCKADE', 'DEMONSTRATION', 'RIOT', 'STRIKE', 'HUNGER_STRIKE', 'BOYCOTT', 'OBSTRUCTION', 'VANDALISM', 'ABDUCTION', 'BEATING', 'TORTURE', 'SEXUAL_VIOLENCE', 'TARGETED_KILLING', 'DESTRUCTION', 'PRIMITIVE_WEAPONS', 'FIREARMS', 'EXPLOSIVES', 'SUICIDE_ATTACK', 'ROCKET', 'MISSILE', 'AERIAL', 'DRONE', 'HEAVY_WEAPONS', 'GROUND_ASSAULT', 'NAVAL', 'CROWD_CONTROL', 'UNCONVENTIONAL', 'RELEASE', 'DISARMAMENT', 'CEASEFIRE', 'ACCESS', 'RESIGNATION', 'VISIT', 'THIRD_PARTY', 'MULTILATERAL', 'PHONE', 'LETTER', 'OTHER');

-- CreateEnum
CREATE TYPE "Realis" AS ENUM ('ACTUAL', 'ATTEMPTED', 'PLANNED', 'ALLEGED');

-- CreateEnum
CREATE TYPE "Threshold" AS ENUM ('DIRECT_STATE_ON_STATE', 'LEADER_KILLED', 'HOMELAND_TERRITORY', 'DIPLOMATIC_SITE', 'MASS_CASUALTY', 'NEW_WEAPON_CLASS', 'WMD');

-- CreateEnum
CREATE TYPE "StatementKind" AS ENUM ('THREAT', 'WARNING', 'ULTIMATUM', 'CLAIM_OF_RESPONSIBILITY', 'DENIAL', 'ATTRIBUTION', 'JUSTIFICATION', 'AUTHORIZATION', 'CONDEMNATION', 'SUPPORT', 'CRITICISM', 'DEMAND', 'OFFER', 'ASSURANCE', 'ACCEPTANCE', 'REJECTION', 'DECLARATION_OF_WAR', 'CONDOLENCE', 'APOLOGY', 'POLICY', 'ASSESSMENT', 'COMMENT');

-- CreateEnum
CREATE TYPE "ResponseKind" AS ENUM ('RETALIATION', 'DETERRENCE', 'PREEMPTION', 'PROTEST', 'DE_ESCALATION', 'ENABLEMENT', 'FULFILMENT', 'VERBAL', 'DIPLOMATIC', 'CONSEQUENCE', 'SEQUENCE', 'OTHER');

-- CreateEnum
CREATE TYPE "ResponseBasis" AS ENUM ('COURT_OR_UN', 'STATED_BY_RESPONDER', 'STATED_BY_TARGET', 'THIRD_PARTY', 'PRESS', 'ANALYST_INFERENCE', 'TEMPORAL_ONLY');

-- CreateEnum
CREATE TYPE "CausalStrength" AS ENUM ('IMMEDIATE', 'UNDERLYING', 'CONTRIBUTING');

-- CreateEnum
CREATE TYPE "Stance" AS ENUM ('ASSERTS', 'DENIES', 'HEDGES', 'REVERSES');

-- CreateEnum
CREATE TYPE "ReviewStatus" AS ENUM ('PROPOSED', 'ACCEPTED', 'REJECTED');

-- CreateEnum
CREATE TYPE "ClaimSubject" AS ENUM ('LINK', 'ATTRIBUTION', 'CASUALTIES', 'COUNT', 'OCCURRENCE', 'AFFILIATION');

-- CreateEnum
CREATE TYPE "AttributionType" AS ENUM ('SELF', 'OFFICIAL', 'UNOFFICIAL', 'LEGAL', 'TECHNICAL', 'PRESS', 'ANALYST');

-- CreateEnum
CREATE TYPE "TimePrecision" AS ENUM ('MINUTE', 'HOUR', 'DAY', 'WEEK', 'MONTH', 'YEAR', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "Reliability" AS ENUM ('A', 'B', 'C', 'D', 'E', 'F');

-- CreateTable
CREATE TABLE "actor" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "ActorKind" NOT NULL,
    "aliases" TEXT[],
    "country" TEXT,
    "wikidata_id" TEXT,
    "description" TEXT,
    "search_text" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "actor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "affiliation" (
    "id" UUID NOT NULL,
    "kind" "AffiliationKind" NOT NULL,
    "subject_id" UUID NOT NULL,
    "object_id" UUID NOT NULL,
    "title" TEXT,
    "from_earliest" TIMESTAMPTZ(3),
    "from_latest" TIMESTAMPTZ(3),
    "from_precision" "TimePrecision",
    "from_zone" TEXT,
    "until_earliest" TIMESTAMPTZ(3),
    "until_latest" TIMESTAMPTZ(3),
    "until_precision" "TimePrecision",
    "until_zone" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "affiliation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "act" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "type" "ActType" NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT,
    "earliest" TIMESTAMPTZ(3) NOT NULL,
    "latest" TIMESTAMPTZ(3) NOT NULL,
    "ended" TIMESTAMPTZ(3),
    "precision" "TimePrecision" NOT NULL,
    "zone" TEXT NOT NULL,
    "placed_from" TIMESTAMPTZ(3) NOT NULL,
    "placed_at" TIMESTAMPTZ(3) NOT NULL,
    "placed_rank" INTEGER NOT NULL DEFAULT 0,
    "hostility" INTEGER,
    "hostility_reason" TEXT,
    "place_id" UUID,
    "search_text" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "act_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "id" UUID NOT NULL,
    "kind" "EventKind" NOT NULL,
    "mode" "EventMode",
    "realis" "Realis" NOT NULL DEFAULT 'ACTUAL',
    "thresholds" "Threshold"[],
    "parent_id" UUID,

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "statement" (
    "id" UUID NOT NULL,
    "kinds" "StatementKind"[],
    "prompt" TEXT,
    "conditional" BOOLEAN NOT NULL DEFAULT false,
    "veiled" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "statement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "statement_on_behalf" (
    "statement_id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,

    CONSTRAINT "statement_on_behalf_pkey" PRIMARY KEY ("statement_id","actor_id")
);

-- CreateTable
CREATE TABLE "statement_about" (
    "statement_id" UUID NOT NULL,
    "act_id" UUID NOT NULL,

    CONSTRAINT "statement_about_pkey" PRIMARY KEY ("statement_id","act_id")
);

-- CreateTable
CREATE TABLE "quote" (
    "id" UUID NOT NULL,
    "statement_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "translation_of_id" UUID,

    CONSTRAINT "quote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "participation" (
    "id" UUID NOT NULL,
    "act_id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "role" "ParticipationRole" NOT NULL,
    "outcome" "Outcome",
    "detail" TEXT,
    "position" INTEGER NOT NULL,

    CONSTRAINT "participation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "place" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "aliases" TEXT[],
    "country" TEXT,
    "within_id" UUID,
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,
    "precision_km" DOUBLE PRECISION,

    CONSTRAINT "place_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "response_link" (
    "id" UUID NOT NULL,
    "response_id" UUID NOT NULL,
    "trigger_id" UUID NOT NULL,
    "standing" BOOLEAN NOT NULL,
    "response_placed_at" TIMESTAMPTZ(3),
    "response_placed_rank" INTEGER,
    "trigger_placed_at" TIMESTAMPTZ(3),
    "trigger_placed_rank" INTEGER,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "response_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claim" (
    "id" UUID NOT NULL,
    "subject" "ClaimSubject" NOT NULL,
    "asserted_by_id" UUID NOT NULL,
    "stance" "Stance" NOT NULL,
    "statement_id" UUID,
    "asserted_earliest" TIMESTAMPTZ(3),
    "asserted_latest" TIMESTAMPTZ(3),
    "asserted_precision" "TimePrecision",
    "asserted_zone" TEXT,
    "said_earliest" TIMESTAMPTZ(3),
    "said_latest" TIMESTAMPTZ(3),
    "confidence" INTEGER,
    "confidence_words" TEXT,
    "status" "ReviewStatus" NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "retracted_at" TIMESTAMPTZ(3),
    "retraction_reason" TEXT,
    "link_id" UUID,
    "kind" "ResponseKind",
    "basis" "ResponseBasis",
    "strength" "CausalStrength",
    "act_id" UUID,
    "blamed_id" UUID,
    "role" "ParticipationRole",
    "attribution_type" "AttributionType",
    "side_id" UUID,
    "category" TEXT,
    "killed_low" INTEGER,
    "killed_best" INTEGER,
    "killed_high" INTEGER,
    "injured_low" INTEGER,
    "injured_best" INTEGER,
    "injured_high" INTEGER,
    "missing_low" INTEGER,
    "missing_best" INTEGER,
    "missing_high" INTEGER,
    "what" TEXT,
    "count_low" INTEGER,
    "count_best" INTEGER,
    "count_high" INTEGER,
    "affiliation_id" UUID,

    CONSTRAINT "claim_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claim_on_behalf" (
    "claim_id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,

    CONSTRAINT "claim_on_behalf_pkey" PRIMARY KEY ("claim_id","actor_id")
);

-- CreateTable
CREATE TABLE "claim_review" (
    "id" UUID NOT NULL,
    "claim_id" UUID NOT NULL,
    "status" "ReviewStatus" NOT NULL,
    "reviewed_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT,

    CONSTRAINT "claim_review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "publisher_id" UUID,
    "url" TEXT,
    "archive_url" TEXT,
    "published_earliest" TIMESTAMPTZ(3),
    "published_latest" TIMESTAMPTZ(3),
    "published_precision" "TimePrecision",
    "published_zone" TEXT,
    "language" TEXT,
    "reliability" "Reliability",
    "search_text" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "citation" (
    "id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "act_id" UUID,
    "participation_id" UUID,
    "claim_id" UUID,
    "position" INTEGER NOT NULL,
    "quote" TEXT,
    "locator" TEXT,
    "credibility" INTEGER,

    CONSTRAINT "citation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT,
    "cut_off" TEXT,
    "search_text" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_root" (
    "case_id" UUID NOT NULL,
    "act_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "case_root_pkey" PRIMARY KEY ("case_id","act_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "actor_slug_key" ON "actor"("slug");

-- CreateIndex
CREATE INDEX "actor_kind_idx" ON "actor"("kind");

-- CreateIndex
CREATE INDEX "affiliation_subject_id_kind_idx" ON "affiliation"("subject_id", "kind");

-- CreateIndex
CREATE INDEX "affiliation_object_id_kind_idx" ON "affiliation"("object_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "act_slug_key" ON "act"("slug");

-- CreateIndex
CREATE INDEX "act_placed_at_placed_rank_id_idx" ON "act"("placed_at", "placed_rank", "id");

-- CreateIndex
CREATE INDEX "act_recorded_at_id_idx" ON "act"("recorded_at", "id");

-- CreateIndex
CREATE INDEX "act_hostility_id_idx" ON "act"("hostility", "id");

-- CreateIndex
CREATE INDEX "act_place_id_idx" ON "act"("place_id");

-- CreateIndex
CREATE UNIQUE INDEX "act_id_placed_at_placed_rank_key" ON "act"("id", "placed_at", "placed_rank");

-- CreateIndex
CREATE INDEX "event_kind_mode_idx" ON "event"("kind", "mode");

-- CreateIndex
CREATE INDEX "event_parent_id_idx" ON "event"("parent_id");

-- CreateIndex
CREATE INDEX "statement_on_behalf_actor_id_idx" ON "statement_on_behalf"("actor_id");

-- CreateIndex
CREATE INDEX "statement_about_act_id_idx" ON "statement_about"("act_id");

-- CreateIndex
CREATE INDEX "quote_translation_of_id_idx" ON "quote"("translation_of_id");

-- CreateIndex
CREATE UNIQUE INDEX "quote_statement_id_position_key" ON "quote"("statement_id", "position");

-- CreateIndex
CREATE INDEX "participation_actor_id_role_idx" ON "participation"("actor_id", "role");

-- CreateIndex
CREATE UNIQUE INDEX "participation_act_id_position_key" ON "participation"("act_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "place_name_key" ON "place"("name");

-- CreateIndex
CREATE INDEX "place_within_id_idx" ON "place"("within_id");

-- CreateIndex
CREATE INDEX "response_link_trigger_id_response_id_idx" ON "response_link"("trigger_id", "response_id");

-- CreateIndex
CREATE UNIQUE INDEX "response_link_response_id_trigger_id_key" ON "response_link"("response_id", "trigger_id");

-- CreateIndex
CREATE INDEX "claim_link_id_asserted_by_id_idx" ON "claim"("link_id", "asserted_by_id");

-- CreateIndex
CREATE INDEX "claim_act_id_subject_idx" ON "claim"("act_id", "subject");

-- CreateIndex
CREATE INDEX "claim_affiliation_id_idx" ON "claim"("affiliation_id");

-- CreateIndex
CREATE INDEX "claim_asserted_by_id_recorded_at_idx" ON "claim"("asserted_by_id", "recorded_at");

-- CreateIndex
CREATE INDEX "claim_statement_id_idx" ON "claim"("statement_id");

-- CreateIndex
CREATE INDEX "claim_blamed_id_idx" ON "claim"("blamed_id");

-- CreateIndex
CREATE INDEX "claim_side_id_idx" ON "claim"("side_id");

-- CreateIndex
CREATE INDEX "claim_recorded_at_id_idx" ON "claim"("recorded_at", "id");

-- CreateIndex
CREATE INDEX "claim_on_behalf_actor_id_idx" ON "claim_on_behalf"("actor_id");

-- CreateIndex
CREATE INDEX "claim_review_claim_id_reviewed_at_idx" ON "claim_review"("claim_id", "reviewed_at");

-- CreateIndex
CREATE UNIQUE INDEX "source_slug_key" ON "source"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "source_url_key" ON "source"("url");

-- CreateIndex
CREATE INDEX "source_publisher_id_idx" ON "source"("publisher_id");

-- CreateIndex
CREATE INDEX "citation_source_id_idx" ON "citation"("source_id");

-- CreateIndex
CREATE INDEX "citation_act_id_idx" ON "citation"("act_id");

-- CreateIndex
CREATE INDEX "citation_participation_id_idx" ON "citation"("participation_id");

-- CreateIndex
CREATE INDEX "citation_claim_id_idx" ON "citation"("claim_id");

-- CreateIndex
CREATE UNIQUE INDEX "case_slug_key" ON "case"("slug");

-- CreateIndex
CREATE INDEX "case_root_act_id_idx" ON "case_root"("act_id");

-- AddForeignKey
ALTER TABLE "affiliation" ADD CONSTRAINT "affiliation_subject_id_fkey" FOREIGN KEY ("subject_id") REFERENCES "actor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "affiliation" ADD CONSTRAINT "affiliation_object_id_fkey" FOREIGN KEY ("object_id") REFERENCES "actor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "act" ADD CONSTRAINT "act_place_id_fkey" FOREIGN KEY ("place_id") REFERENCES "place"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_id_fkey" FOREIGN KEY ("id") REFERENCES "act"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement" ADD CONSTRAINT "statement_id_fkey" FOREIGN KEY ("id") REFERENCES "act"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_on_behalf" ADD CONSTRAINT "statement_on_behalf_statement_id_fkey" FOREIGN KEY ("statement_id") REFERENCES "statement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_on_behalf" ADD CONSTRAINT "statement_on_behalf_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "actor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_about" ADD CONSTRAINT "statement_about_statement_id_fkey" FOREIGN KEY ("statement_id") REFERENCES "statement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_about" ADD CONSTRAINT "statement_about_act_id_fkey" FOREIGN KEY ("act_id") REFERENCES "act"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quote" ADD CONSTRAINT "quote_statement_id_fkey" FOREIGN KEY ("statement_id") REFERENCES "statement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quote" ADD CONSTRAINT "quote_translation_of_id_fkey" FOREIGN KEY ("translation_of_id") REFERENCES "quote"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participation" ADD CONSTRAINT "participation_act_id_fkey" FOREIGN KEY ("act_id") REFERENCES "act"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participation" ADD CONSTRAINT "participation_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "actor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "place" ADD CONSTRAINT "place_within_id_fkey" FOREIGN KEY ("within_id") REFERENCES "place"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "response_link" ADD CONSTRAINT "response_link_response_id_fkey" FOREIGN KEY ("response_id") REFERENCES "act"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "response_link" ADD CONSTRAINT "response_link_trigger_id_fkey" FOREIGN KEY ("trigger_id") REFERENCES "act"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "response_link" ADD CONSTRAINT "response_link_response_id_response_placed_at_response_plac_fkey" FOREIGN KEY ("response_id", "response_placed_at", "response_placed_rank") REFERENCES "act"("id", "placed_at", "placed_rank") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "response_link" ADD CONSTRAINT "response_link_trigger_id_trigger_placed_at_trigger_placed__fkey" FOREIGN KEY ("trigger_id", "trigger_placed_at", "trigger_placed_rank") REFERENCES "act"("id", "placed_at", "placed_rank") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_asserted_by_id_fkey" FOREIGN KEY ("asserted_by_id") REFERENCES "actor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_statement_id_fkey" FOREIGN KEY ("statement_id") REFERENCES "statement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_link_id_fkey" FOREIGN KEY ("link_id") REFERENCES "response_link"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_act_id_fkey" FOREIGN KEY ("act_id") REFERENCES "act"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_blamed_id_fkey" FOREIGN KEY ("blamed_id") REFERENCES "actor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_side_id_fkey" FOREIGN KEY ("side_id") REFERENCES "actor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_affiliation_id_fkey" FOREIGN KEY ("affiliation_id") REFERENCES "affiliation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_on_behalf" ADD CONSTRAINT "claim_on_behalf_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_on_behalf" ADD CONSTRAINT "claim_on_behalf_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "actor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_review" ADD CONSTRAINT "claim_review_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source" ADD CONSTRAINT "source_publisher_id_fkey" FOREIGN KEY ("publisher_id") REFERENCES "actor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation" ADD CONSTRAINT "citation_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation" ADD CONSTRAINT "citation_act_id_fkey" FOREIGN KEY ("act_id") REFERENCES "act"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation" ADD CONSTRAINT "citation_participation_id_fkey" FOREIGN KEY ("participation_id") REFERENCES "participation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation" ADD CONSTRAINT "citation_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_root" ADD CONSTRAINT "case_root_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_root" ADD CONSTRAINT "case_root_act_id_fkey" FOREIGN KEY ("act_id") REFERENCES "act"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ── What Prisma cannot say ───────────────────────────────────────────────────────────────────────────────────────────────

-- A response comes after its trigger. Every standing link climbs the one order (placed_at, placed_rank), so no cycle can exist, whatever
-- the client, the isolation level or the bulk path. A link that does not stand holds no place, so that it blocks nothing.
ALTER TABLE "response_link" ADD CONSTRAINT "response_link_order_check"
  CHECK (("trigger_placed_at", "trigger_placed_rank") < ("response_placed_at", "response_placed_rank"));
ALTER TABLE "response_link" ADD CONSTRAINT "response_link_standing_check"
  CHECK (num_nulls("response_placed_at", "response_placed_rank", "trigger_placed_at", "trigger_placed_rank") = CASE WHEN "standing" THEN 0 ELSE 4 END);
ALTER TABLE "response_link" ADD CONSTRAINT "response_link_ends_check" CHECK ("response_id" <> "trigger_id");

ALTER TABLE "act" ADD CONSTRAINT "act_occurred_check" CHECK ("earliest" <= "latest" AND ("ended" IS NULL OR "ended" >= "earliest"));
ALTER TABLE "act" ADD CONSTRAINT "act_placed_check"
  CHECK ("placed_from" BETWEEN "earliest" AND "latest" AND "placed_at" BETWEEN "placed_from" AND "latest" AND "placed_rank" >= 0);
ALTER TABLE "act" ADD CONSTRAINT "act_hostility_check" CHECK ("hostility" BETWEEN 0 AND 5);

ALTER TABLE "affiliation" ADD CONSTRAINT "affiliation_ends_check" CHECK ("subject_id" <> "object_id");
ALTER TABLE "affiliation" ADD CONSTRAINT "affiliation_from_check"
  CHECK ("from_earliest" <= "from_latest" AND num_nulls("from_earliest", "from_latest", "from_precision", "from_zone") IN (0, 4));
ALTER TABLE "affiliation" ADD CONSTRAINT "affiliation_until_check"
  CHECK ("until_earliest" <= "until_latest" AND num_nulls("until_earliest", "until_latest", "until_precision", "until_zone") IN (0, 4));

ALTER TABLE "source" ADD CONSTRAINT "source_published_check"
  CHECK ("published_earliest" <= "published_latest"
    AND num_nulls("published_earliest", "published_latest", "published_precision", "published_zone") IN (0, 4));

ALTER TABLE "place" ADD CONSTRAINT "place_coordinates_check"
  CHECK ("latitude" BETWEEN -90 AND 90 AND "longitude" BETWEEN -180 AND 180 AND num_nulls("latitude", "longitude") IN (0, 2) AND "precision_km" >= 0);

ALTER TABLE "citation" ADD CONSTRAINT "citation_target_check" CHECK (num_nonnulls("act_id", "participation_id", "claim_id") = 1);
ALTER TABLE "citation" ADD CONSTRAINT "citation_credibility_check" CHECK ("credibility" BETWEEN 1 AND 6);

ALTER TABLE "claim" ADD CONSTRAINT "claim_asserted_check"
  CHECK ("asserted_earliest" <= "asserted_latest"
    AND num_nulls("asserted_earliest", "asserted_latest", "asserted_precision", "asserted_zone") IN (0, 4));
ALTER TABLE "claim" ADD CONSTRAINT "claim_said_check" CHECK ("said_earliest" <= "said_latest" AND num_nulls("said_earliest", "said_latest") IN (0, 2));
ALTER TABLE "claim" ADD CONSTRAINT "claim_retracted_check" CHECK ("retracted_at" >= "recorded_at");
ALTER TABLE "claim" ADD CONSTRAINT "claim_confidence_check" CHECK ("confidence" BETWEEN 0 AND 100);
-- SEQUENCE says only that one came after the other, so it rests on time alone, and nothing else may; such a claim is never a firm one.
ALTER TABLE "claim" ADD CONSTRAINT "claim_sequence_check"
  CHECK (("kind" = 'SEQUENCE') = ("basis" = 'TEMPORAL_ONLY') AND ("basis" <> 'TEMPORAL_ONLY' OR "confidence" IS NULL OR "confidence" <= 29));
-- Each subject has its own columns and no others.
ALTER TABLE "claim" ADD CONSTRAINT "claim_subject_check" CHECK (
  ("subject" = 'LINK') = ("link_id" IS NOT NULL)
  AND num_nonnulls("kind", "basis") = CASE WHEN "subject" = 'LINK' THEN 2 ELSE 0 END
  AND ("subject" = 'LINK' OR "strength" IS NULL)
  AND ("subject" IN ('ATTRIBUTION', 'CASUALTIES', 'COUNT', 'OCCURRENCE')) = ("act_id" IS NOT NULL)
  AND num_nonnulls("blamed_id", "role", "attribution_type") = CASE WHEN "subject" = 'ATTRIBUTION' THEN 3 ELSE 0 END
  AND ("subject" = 'CASUALTIES' OR num_nonnulls("side_id", "category", "killed_low", "killed_best", "killed_high", "injured_low", "injured_best",
    "injured_high", "missing_low", "missing_best", "missing_high") = 0)
  AND ("subject" = 'COUNT') = ("what" IS NOT NULL)
  AND ("subject" = 'COUNT' OR num_nonnulls("count_low", "count_best", "count_high") = 0)
  AND ("subject" = 'AFFILIATION') = ("affiliation_id" IS NOT NULL)
);
ALTER TABLE "claim" ADD CONSTRAINT "claim_numbers_check"
  CHECK (LEAST("killed_low", "killed_best", "killed_high", "injured_low", "injured_best", "injured_high", "missing_low", "missing_best",
    "missing_high", "count_low", "count_best", "count_high") >= 0);

-- Search (domain/search.ts).
CREATE INDEX "actor_search_idx" ON "actor" USING gin (to_tsvector('english', "search_text"));
CREATE INDEX "act_search_idx" ON "act" USING gin (to_tsvector('english', "search_text"));
CREATE INDEX "source_search_idx" ON "source" USING gin (to_tsvector('english', "search_text"));
CREATE INDEX "case_search_idx" ON "case" USING gin (to_tsvector('english', "search_text"));
