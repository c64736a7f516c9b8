package jp.madoguchi.gateway.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import jp.madoguchi.domain.claim.Confirmation;
import jp.madoguchi.domain.claim.InsuranceType;
import jp.madoguchi.domain.claim.QualificationDeclaration;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.Sex;
import org.junit.jupiter.api.Test;

class DeclarationPrinterTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final QualificationDeclaration SAID = new QualificationDeclaration(new PersonName("架空", "一郎"), null,
            LocalDate.of(1958, 4, 12), Sex.MALE, List.of("架空県見本市"), "000", InsuranceType.NATIONAL, null, null, null,
            new Confirmation.Signed(DAY));

    private final DeclarationPrinter printer = new DeclarationPrinter();

    @Test
    void theBlankFormIsTheSameForEverybodyAndNobodyCanChangeIt() {
        byte[] first = printer.blank();
        byte[] kept = first.clone();
        first[0] = 0;
        assertThat(printer.blank()).isEqualTo(kept);
        assertThat(new String(kept, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    }

    @Test
    void manyMayAskAtOnce() {
        List<CompletableFuture<byte[]>> prints = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> printer.filled(SAID))).toList();
        assertThat(prints).allSatisfy(print -> assertThat(new String(print.join(), 0, 5, StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-"));
    }
}
