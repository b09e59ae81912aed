-- What writing needs: its history, the keys of repeated requests, the slugs of old, and how to undo a merge. The lower part, below the
-- rule, is what Prisma cannot say.

-- AlterTable
ALTER TABLE "actor" ADD COLUMN     "merged_into_id" UUID,
ADD COLUMN     "lent_aliases" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "writer" TEXT NOT NULL,
    "key_id" UUID,
    "request_id" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "reason" TEXT,
    "concerns" UUID[],
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "owner" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "mutation" TEXT NOT NULL,
    "input_hash" TEXT NOT NULL,
    "table" TEXT,
    "row_id" UUID,
    "moved" UUID[] DEFAULT ARRAY[]::UUID[],
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("owner","key")
);

-- CreateTable
CREATE TABLE "former_slug" (
    "table" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "row_id" UUID NOT NULL,

    CONSTRAINT "former_slug_pkey" PRIMARY KEY ("table","slug")
);

-- CreateTable
CREATE TABLE "merged_reference" (
    "reference" TEXT NOT NULL,
    "row_id" UUID NOT NULL,
    "original_id" UUID NOT NULL,
    "current_id" UUID NOT NULL,

    CONSTRAINT "merged_reference_pkey" PRIMARY KEY ("reference","row_id","original_id")
);

-- CreateIndex
CREATE INDEX "audit_entry_concerns_idx" ON "audit_entry" USING GIN ("concerns");

-- CreateIndex
CREATE INDEX "audit_entry_recorded_at_id_idx" ON "audit_entry"("recorded_at", "id");

-- CreateIndex
CREATE INDEX "idempotency_key_recorded_at_idx" ON "idempotency_key"("recorded_at");

-- CreateIndex
CREATE INDEX "former_slug_row_id_idx" ON "former_slug"("row_id");

-- CreateIndex
CREATE INDEX "merged_reference_original_id_idx" ON "merged_reference"("original_id");

-- CreateIndex
CREATE INDEX "merged_reference_current_id_idx" ON "merged_reference"("current_id");

-- CreateIndex
CREATE UNIQUE INDEX "merged_reference_reference_row_id_current_id_key" ON "merged_reference"("reference", "row_id", "current_id");

-- CreateIndex
CREATE INDEX "actor_merged_into_id_idx" ON "actor"("merged_into_id");

-- AddForeignKey
ALTER TABLE "actor" ADD CONSTRAINT "actor_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "actor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "merged_reference" ADD CONSTRAINT "merged_reference_original_id_fkey" FOREIGN KEY ("original_id") REFERENCES "actor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "merged_reference" ADD CONSTRAINT "merged_reference_current_id_fkey" FOREIGN KEY ("current_id") REFERENCES "actor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

ALTER TABLE "actor" ADD CONSTRAINT "actor_merged_check" CHECK ("merged_into_id" <> "id");

-- History is added to and never changed, not by the program itself either. (A superuser is not held by this.)
REVOKE UPDATE, DELETE, TRUNCATE ON "audit_entry" FROM CURRENT_USER;
