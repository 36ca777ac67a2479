// SPDX-License-Identifier: Apache-2.0
// The `world` part of a scenario: who and what is at the counter when it begins.
#pragma once

#include "biometrics/scene.hpp"
#include "checkin/emr_decision.hpp"
#include "checkin/vocabulary.hpp"
#include "core/civil_time.hpp"
#include "core/secret.hpp"
#include "eligibility/messages.hpp"
#include "eligibility/oqs_message.hpp"
#include "ports/card_fault.hpp"
#include "ports/population_trial.hpp"
#include "ports/stage.hpp"
#include "ports/surface_view.hpp"
#include "transmission/line_timing.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace madoguchi::scenario {

/// Insurance of a person, as the eligibility service knows it.
struct Insured {
  std::string insurer = "06139999";  ///< insurer number, up to 8 digits
  std::string symbol = "試験";
  std::string number = "1000001";
  std::string branch = "00";
  int ratio = 30;  ///< share of cost in per cent
  eligibility::QualificationValidity validity = eligibility::QualificationValidity::valid;
  std::string insurer_name = "試験保険者";
  std::string classification = "01";  ///< OQSCD010
  std::string relation = "1";         ///< OQSCD009
  std::string holder{};               ///< whose insurance it is; empty: the person's own
  std::optional<core::CivilDate> qualified{};
  std::optional<core::CivilDate> disqualified{};  ///< the first day without
  /// What else the insurer tells, by element names of the result files.
  std::vector<eligibility::OqsElement> elements{};
};

/// A person who does not exist. Names and dates have defaults derived from the seed.
struct Person {
  std::string key;         ///< how the scenario calls the person
  std::uint64_t seed = 0;  ///< number of the synthetic identity: face, and defaults of the rest
  std::string name;        ///< family and given name separated by U+3000
  std::string name_kana;   ///< half-width katakana
  std::string sex;         ///< "1" male, "2" female, "3" not stated
  core::CivilDate born{};
  std::string address;
  std::optional<Insured> insured;                  ///< empty: not known to the service
  std::vector<Insured> other_records{};            ///< of further insurers
  std::vector<eligibility::OqsElement> tickets{};  ///< MedicalTicketInfo
  std::vector<eligibility::InformationKind>
      information;                 ///< what the service holds about the person
  bool registered = true;          ///< for insurance use of the card
  bool certificate_known = true;   ///< false: the service never saw the card's certificate
  bool specified_disease = false;  ///< has a certificate for one
  bool dv_protected = false;       ///< the insurer's flag: the card is no insurance card
  std::vector<eligibility::SubsidyRecord> subsidies{};  ///< that the network knows
};

enum class CertificateState { valid, expired, revoked };

/// The card that is used.
struct Card {
  std::string name;     ///< in `world.cards`; empty for `world.card`
  std::string of;       ///< key of the holder
  std::string profile;  ///< file of the card profile that the other keys change; empty: none
  checkin::CardKind kind = checkin::CardKind::ordinary;
  checkin::Medium medium = checkin::Medium::card;  ///< what holds its functions
  std::string photo_of;  ///< whose photograph it carries; normally the holder's
  std::string
      certificate_of;        ///< whose authentication certificate it carries; normally the holder's
  core::Secret pin{"1234"};  ///< authentication PIN; an ordinary card only
  int pin_tries_left = 3;
  CertificateState certificate = CertificateState::valid;
  std::optional<core::CivilDate> certificate_until{};  ///< its last day; empty: as `certificate`
  unsigned certificate_edition = 1;  ///< counts the certificates of the same person
  std::vector<ports::CardFault> faults;
  std::optional<transmission::LineTiming> timing;  ///< empty: the card takes no time
  /// How its printed front looks to the reader's scanner, which reads 照合番号B from that picture;
  /// empty: it is read as text, without a picture.
  std::optional<ports::SurfaceView> surface = {};
  int face_failures = 0;  ///< faces in a row that were no match, on earlier visits
};

/// How the reader and the terminal are set up; what is empty is as documented.
struct CounterSetup {
  std::optional<int> screen_timeout;      ///< seconds, of every screen
  std::optional<int> reminder_after;      ///< seconds until the card's owner is reminded
  bool electronic_prescriptions = false;  ///< the reader asks for the form of the prescription
  bool visual_mode_returns = false;       ///< after one card use
  bool external_reader = false;           ///< for phones
  bool subsidies = false;                 ///< the reader asks about medical subsidies
  /// Of the files for the EMR; empty: as the run says.
  std::optional<eligibility::OqsEncoding> file_encoding{};
  /// File of rules on top of those of the run (docs/counter-rules.md); empty: none.
  std::string rules{};
};

/// Who stands before the camera, and how.
struct Camera {
  std::string of;  ///< key of the person
  biometrics::Scene scene{};
  /// Folder of a recorded stream that is seen instead of a drawn one (docs/camera-streams.md);
  /// empty: none.
  std::string package{};
};

/// Who works at the counter.
struct Staff {
  std::string account = "administrator";  ///< logs in unless a step names another (accounts.hpp)
};

/// The EMR behind the counter, and what it knows before the scenario begins.
struct Emr {
  std::vector<checkin::EmrChart> charts;
  /// Further people of the service that the exchange asks (docs/eligibility-service.md); a file,
  /// empty: none.
  std::string people{};
};

struct World {
  core::CivilDate date{};  ///< the day at the counter
  checkin::Institution institution = checkin::Institution::clinic;
  /// Nobody is there: the suite plays the reader and tests the card itself. The card's holder is
  /// the only one of `people` then.
  bool card_alone = false;
  /// Many people before a camera instead of a counter; nobody else is there then.
  std::optional<ports::PopulationPlan> population = {};
  std::vector<Person> people;
  Card card;                      ///< the only one, or the first
  std::vector<Card> other_cards;  ///< that are used as well, one after another
  Camera camera;
  Staff staff;
  CounterSetup counter{};
  std::optional<Emr> emr = {};
  /// Nobody is at the counter: the EMR and its folders are tested alone.
  bool emr_alone = false;
  ports::ServiceCondition service = ports::ServiceCondition::up;
  /// The patient confirms a notice as soon as the reader shows it; otherwise steps say so.
  bool confirms_notices = true;

  /// The last day of the scenario; empty: all happens on `date`.
  std::optional<core::CivilDate> last_day{};

  /// The first card, for an empty name too; nullptr for a name of none.
  const Card* find_card(std::string_view name) const {
    if (name.empty() || name == card.name) return &card;
    for (const Card& other : other_cards) {
      if (other.name == name) return &other;
    }
    return nullptr;
  }

  std::vector<const Card*> cards() const {
    std::vector<const Card*> all{&card};
    for (const Card& other : other_cards) all.push_back(&other);
    return all;
  }

  const Person* find(std::string_view key) const {
    for (const Person& person : people) {
      if (person.key == key) return &person;
    }
    return nullptr;
  }
};

constexpr auto enum_names(std::type_identity<CertificateState>) {
  using enum CertificateState;
  return std::to_array<core::EnumName<CertificateState>>({
      {valid, "valid", {"valid", "有効"}},
      {expired, "expired", {"expired", "期限切れ"}},
      {revoked, "revoked", {"revoked", "失効"}},
  });
}

}  // namespace madoguchi::scenario
