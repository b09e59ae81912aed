-- An act's answers in their order, so that a walk over a hub reads as many as it has room for and leaves the others alone.

-- DropIndex
DROP INDEX "response_link_trigger_id_response_id_idx";

-- CreateIndex
CREATE INDEX "response_link_answers_idx" ON "response_link"("trigger_id", "standing", "response_placed_at", "response_placed_rank", "response_id", "id");
