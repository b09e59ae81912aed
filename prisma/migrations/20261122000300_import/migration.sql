-- What an import needs: where each act came from, whether a dossier restores an empty database, and what became of a file.

-- CreateTable
CREATE TABLE "import_origin" (
    "dataset" TEXT NOT NULL,
    "original_id" TEXT NOT NULL,
    "dataset_version" TEXT NOT NULL,
    "line" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "act_id" UUID,
    "act_version" INTEGER NOT NULL,
    "claims" JSONB NOT NULL,

    CONSTRAINT "import_origin_pkey" PRIMARY KEY ("dataset","original_id")
);

-- CreateTable
CREATE TABLE "restoration" (
    "fingerprint" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "restoration_pkey" PRIMARY KEY ("fingerprint")
);

-- CreateTable
CREATE TABLE "import_run" (
    "id" UUID NOT NULL,
    "format" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "read" INTEGER NOT NULL,
    "created" INTEGER NOT NULL,
    "revised" INTEGER NOT NULL,
    "unchanged" INTEGER NOT NULL,
    "warned" INTEGER NOT NULL,
    "refused" INTEGER NOT NULL,
    "warnings" JSONB NOT NULL,

    CONSTRAINT "import_run_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "import_origin_act_id_idx" ON "import_origin"("act_id");

-- AddForeignKey
ALTER TABLE "import_origin" ADD CONSTRAINT "import_origin_act_id_fkey" FOREIGN KEY ("act_id") REFERENCES "act"("id") ON DELETE SET NULL ON UPDATE CASCADE;

