-- Sealed values and digests. Both databases have domains; only the type behind them differs.
create domain sealed as bytea;
create domain blind_key as bytea;
