-- Where a search finds more acts than can be ranked, those with its words in their titles come first, by an index that Prisma cannot say.
-- The expression is that of domain/search-listing.ts.
CREATE INDEX "act_title_search_idx" ON "act" USING gin (to_tsvector('english',
  regexp_replace(normalize(translate("title", '''’‘‛‵′ʹʻʼʽʾʿˈ', ''), NFKD), E'[\u0300-\u036f]', '', 'g')));
