/** What every CSV file of the hospital needs: its folder, encoding, header, rows that are told apart, fields that are read or refused. */
@NullMarked
package jp.madoguchi.routes.csv;

import org.jspecify.annotations.NullMarked;
