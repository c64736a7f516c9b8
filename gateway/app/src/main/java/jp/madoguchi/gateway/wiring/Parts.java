package jp.madoguchi.gateway.wiring;

import jp.madoguchi.domain.channel.PhoneNumbers;
import jp.madoguchi.domain.rule.RuleSwitches;
import jp.madoguchi.gateway.desk.DeskAppointments;
import jp.madoguchi.gateway.desk.DeskBulk;
import jp.madoguchi.gateway.desk.DeskCardAdvice;
import jp.madoguchi.gateway.desk.DeskCases;
import jp.madoguchi.gateway.desk.DeskClaimData;
import jp.madoguchi.gateway.desk.DeskExpenses;
import jp.madoguchi.gateway.desk.DeskMonthEnd;
import jp.madoguchi.gateway.desk.DeskNextSteps;
import jp.madoguchi.gateway.desk.DeskReQueries;
import jp.madoguchi.gateway.desk.DeskSubsidies;
import jp.madoguchi.gateway.desk.DeskTasks;
import jp.madoguchi.gateway.fhir.AuditTrail;
import jp.madoguchi.gateway.fhir.ResourceStore;
import jp.madoguchi.gateway.fhir.VersionStore;
import jp.madoguchi.gateway.fhir.ask.LiveQuestions;
import jp.madoguchi.gateway.fhir.search.PageTokens;
import jp.madoguchi.gateway.fhir.subscribe.ClientSubscriptions;
import jp.madoguchi.gateway.medical.MedicalDesk;
import jp.madoguchi.gateway.outage.OutageDesk;
import org.jspecify.annotations.Nullable;

/** What the API's beans are made of, once the gateway runs; null before. */
final class Parts {
    volatile @Nullable ResourceStore store;
    volatile @Nullable VersionStore versions;
    volatile @Nullable AuditTrail audit;
    volatile @Nullable PageTokens pages;
    volatile @Nullable DeskTasks desk;
    volatile @Nullable DeskCases cases;
    volatile @Nullable OutageDesk outages;
    volatile @Nullable MedicalDesk medical;
    volatile @Nullable RuleSwitches switches;
    volatile @Nullable PhoneNumbers phones;
    volatile @Nullable DeskBulk bulk;
    volatile @Nullable DeskAppointments appointments;
    volatile @Nullable DeskNextSteps steps;
    volatile @Nullable DeskReQueries reQueries;
    volatile @Nullable DeskCardAdvice cardAdvice;
    volatile @Nullable DeskClaimData claimData;
    volatile @Nullable DeskExpenses expenses;
    volatile @Nullable DeskMonthEnd months;
    volatile @Nullable DeskSubsidies subsidies;
    volatile @Nullable LiveQuestions questions;
    volatile @Nullable ClientSubscriptions subscriptions;
}
