-- What the union calls things itself: by language and term. Null: the words of the product.
ALTER TABLE "union" ADD COLUMN words jsonb CHECK (words IS NULL OR jsonb_typeof(words) = 'object');
