// SPDX-License-Identifier: Apache-2.0
#include "apps/madoguchi/explain/situation_options.hpp"

#include "apps/madoguchi/bad_usage.hpp"
#include "scenario/problems.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace madoguchi::apps::explain {
namespace {

using namespace checkin;

template <core::NamedEnum E>
E word(std::string_view option, const std::string& given) {
  if (const auto value = core::value_of<E>(given)) return *value;
  const auto known = core::all_names<E>();
  throw BadUsage(fmt::format("--{}: {}", option, scenario::unknown_name("word", given, known)));
}

template <core::NamedEnum E>
void take(E& known, std::string_view option, const std::string& given) {
  if (!given.empty()) known = word<E>(option, given);
}

template <core::NamedEnum E>
std::set<E> words(std::string_view option, const std::vector<std::string>& given) {
  std::set<E> values;
  for (const std::string& one : given) values.insert(word<E>(option, one));
  return values;
}

std::optional<core::CivilDate> date(std::string_view option, const std::string& given) {
  if (given.empty()) return std::nullopt;
  if (const auto day = core::parse_date(given)) return day;
  throw BadUsage(fmt::format("--{}: \"{}\" is no date such as 2025-12-01", option, given));
}

std::string choices(const std::vector<std::string_view>& names) { return scenario::joined(names); }

}  // namespace

void add_situation_options(CLI::App& command, SituationOptions& o) {
  const auto group = std::string("A situation instead of a scenario");
  const auto text = [&](const char* name, auto& value, const std::string& meaning) {
    return command.add_option(name, value, meaning)->group(group);
  };
  const auto flag = [&](const char* name, bool& value, const char* meaning) {
    command.add_flag(name, value, meaning)->group(group);
  };
  text("--date", o.date, "The day at the counter (default: today)");
  text("--card", o.card,
       "ordinary, pinless or unknown (default ordinary; unknown where no card is shown)");
  text("--carrier", o.carrier, "What is shown: " + choices(core::all_names<Carrier>()));
  text("--present", o.present, "Who is there: " + choices(core::all_names<Present>()));
  text("--institution", o.institution, "Where: " + choices(core::all_names<Institution>()));
  text("--visit", o.visit, "How the patient is seen: " + choices(core::all_names<Visit>()));
  text("--failed", o.failed, "Why the usual way stopped, such as service_unreachable");
  text("--tried", o.tried, "Tried without success: face, pin, visual_check");
  text("--pin", o.pin, choices(core::all_names<PinState>()));
  text("--mode", o.mode, "How the reader is set: " + choices(core::all_names<ReaderMode>()));
  text("--document", o.documents, "In hand, also several: " + choices(core::all_names<Document>()));
  text("--trait", o.traits, "Of the patient: " + choices(core::all_names<Trait>()));
  text("--equipment", o.equipment, "Here: " + choices(core::all_names<Equipment>()));
  text("--certificate-ends", o.certificate_ends, "Last valid day of the card's certificate");
  text("--insurance-card-ends", o.insurance_card_ends, "Last valid day of the insurance card");
  flag("--system-failure-lookup", o.system_failure_lookup, "The call centre opened the look-up");
  flag("--disaster-lookup", o.disaster_lookup, "The look-up for disasters is open here");
  text("--born", o.born, "Birth date");
  text("--told-share", o.told_share, "Share of cost as told, in per cent")
      ->check(CLI::IsMember({0, 10, 20, 30, 100}));
  text("--identifiers", o.identifiers, "Known for the claim: current, former");
  flag("--receipt-computer-refuses-sevens", o.refuses_sevens, "It cannot take 77777777");
  flag("--disaster-claim", o.disaster_claim, "The disaster's own rule for claims is in force");
  const auto form = std::string("The declaration form");
  const auto line = [&](const char* name, auto& value, const char* meaning) {
    command.add_option(name, value, meaning)->group(form);
  };
  line("--form", o.form, "Write the form here: a name that ends in .pdf or .html");
  line("--name", o.name, "Name on the card");
  line("--sex", o.sex, "1 male, 2 female");
  line("--address", o.address, "Address on the card");
  line("--contact", o.contact, "Telephone");
  line("--insurance", o.insurance, "employees, national, aged_75 or unknown");
  line("--insurer-name", o.insurer_name, "Name of the insurer");
  line("--employer", o.employer, "Name of the employer");
}

Situation situation_of(const SituationOptions& o, core::CivilDate today) {
  Situation s;
  s.day = date("date", o.date).value_or(today);
  take(s.carrier, "carrier", o.carrier);
  // Nobody sees the kind of a card that is not there; who names it knows it.
  if (o.card.empty() && s.carrier == Carrier::card) s.card = CardKind::ordinary;
  if (!o.card.empty() && o.card != "unknown") s.card = word<CardKind>("card", o.card);
  take(s.visit, "visit", o.visit);
  take(s.present, "present", o.present);
  s.patient_present = s.present != Present::proxy;
  take(s.institution, "institution", o.institution);
  if (!o.failed.empty()) s.cause = word<Reason>("failed", o.failed);
  s.failed = words<IdentityMethod>("tried", o.tried);
  take(s.pin, "pin", o.pin);
  take(s.mode, "mode", o.mode);
  s.documents = words<Document>("document", o.documents);
  s.traits = words<Trait>("trait", o.traits);
  s.equipment = words<Equipment>("equipment", o.equipment);
  s.certificate_ends = date("certificate-ends", o.certificate_ends);
  s.insurance_card_ends = date("insurance-card-ends", o.insurance_card_ends);
  if (o.system_failure_lookup) s.system_failure_lookup = Opening{};
  if (o.disaster_lookup) s.disaster_lookup = Opening{};
  s.born = date("born", o.born);
  if (o.told_share >= 0) s.told_share = o.told_share;
  s.claim = {words<Identifiers>("identifiers", o.identifiers), o.refuses_sevens, o.disaster_claim};
  return s;
}

Declaration declaration_of(const SituationOptions& o, const Situation& situation) {
  Declaration declaration;
  declaration.face = {o.name, situation.born, o.sex, o.address};
  declaration.contact = o.contact;
  if (!o.insurance.empty()) declaration.insurance = word<InsuranceKind>("insurance", o.insurance);
  declaration.insurer_name = o.insurer_name;
  declaration.employer = o.employer;
  declaration.share = situation.told_share;
  declaration.day = situation.day;
  return declaration;
}

}  // namespace madoguchi::apps::explain
