-- Sealed values and digests. Both databases have domains; only the type behind them differs.
create domain sealed as varbinary(1048576);
create domain blind_key as varbinary(32);
