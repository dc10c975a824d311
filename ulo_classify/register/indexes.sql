CREATE INDEX name_strict ON name (strict);
CREATE INDEX name_folded ON name (folded);
CREATE INDEX name_body ON name (body);
CREATE INDEX text_body ON text (body);
CREATE INDEX class_body ON class (body);
CREATE INDEX sign_body ON sign (body);
CREATE INDEX event_body ON event (body);
