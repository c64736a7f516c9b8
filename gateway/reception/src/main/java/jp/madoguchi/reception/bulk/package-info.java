/** Asking about many at once: the night before, collecting, registering; jobs that go through two steps and survive a restart between them. */
@NullMarked
package jp.madoguchi.reception.bulk;

import org.jspecify.annotations.NullMarked;
