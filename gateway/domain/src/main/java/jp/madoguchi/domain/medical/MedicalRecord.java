package jp.madoguchi.domain.medical;

/** What a question about medical information brought (oqs-interface 5). No form of it ever shows a value in {@code toString}. */
public sealed interface MedicalRecord permits MedicineHistory, CheckUpHistory, PdfDocument {}
