// SPDX-License-Identifier: Apache-2.0
// What the suite itself moves at the counter while a scenario runs.
#pragma once

#include "biometrics/scene.hpp"
#include "core/civil_time.hpp"
#include "core/enum_names.hpp"
#include "eligibility/messages.hpp"
#include "eligibility/oqs_element.hpp"
#include "ports/card_fault.hpp"
#include "ports/clock.hpp"
#include "ports/surface_view.hpp"
#include "ports/task.hpp"

#include <string>
#include <vector>

namespace madoguchi::ports {

/// How the eligibility service behaves.
enum class ServiceCondition {
  up,
  unreachable,
  jpki_maintenance,  ///< it answers, but certificates that it never saw cannot be checked
  failing,           ///< it answers with an error of its own to everything
  garbled,           ///< its answers cannot be read
  slow,              ///< its answers are late, but within the patience of a client
  another_person,    ///< it answers with the records of somebody else
};

/// A file that was left for the EMR.
struct EmrFile {
  std::string name;
  std::string content;
};

/// What an insurer tells the service anew.
struct InsuranceChange {
  std::string person;  ///< a key of the scenario's people
  bool known = true;   ///< false: the service does not know the person any more
  eligibility::QualificationValidity validity = eligibility::QualificationValidity::valid;
  std::vector<eligibility::FoundRecord> records{};
};

class Stage {
 public:
  virtual ~Stage() = default;

  /// Puts the scenario's card on the reader; comes back when the reader can see it.
  virtual Task<> insert_card() = 0;
  /// Takes it off; no error if there is none.
  virtual Task<> remove_card() = 0;
  /// From now on the card has this fault too. Error: unsupported, where the card is a real one.
  virtual core::Result<> add_card_fault(CardFault /*fault*/) {
    return core::fail(core::Errc::unsupported, "faults of this card");
  }
  /// No faults any more, those of the world among them.
  virtual core::Result<> clear_card_faults() {
    return core::fail(core::Errc::unsupported, "faults of this card");
  }
  /// How the card's front looks to the reader's scanner from now on. Error: unsupported, where
  /// the suite does not draw it.
  virtual core::Result<> set_surface(SurfaceView /*view*/) {
    return core::fail(core::Errc::unsupported, "another look of the card's front");
  }
  /// Wrong 照合番号B that the card itself takes before it locks it. Error: unsupported, where the
  /// card cannot be looked into.
  virtual core::Result<int> number_tries_left() {
    return core::fail(core::Errc::unsupported, "looking into this card");
  }
  /// The patient has this card of the scenario in the hand: the one that insert_card puts on the
  /// reader, and that faults and looks concern. Error: unsupported, where there is only one.
  virtual core::Result<> hold_card(const std::string& /*card*/) {
    return core::fail(core::Errc::unsupported, "another card");
  }
  /// The counter opens on this day, which is no earlier one; how long things take is not touched.
  /// Error: unsupported, where the day cannot be chosen.
  virtual core::Result<> set_day(core::CivilDate /*day*/) {
    return core::fail(core::Errc::unsupported, "another day");
  }
  /// From now on the service knows this of a person's insurance. Error: unsupported, where the
  /// service is not the suite's.
  virtual core::Result<> set_insurance(InsuranceChange /*change*/) {
    return core::fail(core::Errc::unsupported, "another insurance");
  }
  virtual Task<> set_service(ServiceCondition condition) = 0;
  /// Whether the cable between reader and terminal is in order. Error: unsupported, where there
  /// is none that the suite can pull.
  virtual core::Result<> set_reader_cable(bool /*plugged*/) {
    return core::fail(core::Errc::unsupported, "the cable of this reader");
  }
  /// Lets this person stand before the camera from now on; a key of the scenario's people.
  virtual Task<> face_camera(std::string person) = 0;
  /// How the person before the camera is seen from now on. Error: unsupported, where that
  /// cannot be changed while a scenario runs.
  virtual Task<> set_scene(biometrics::Scene /*scene*/) {
    co_return core::fail(core::Errc::unsupported, "another camera scene");
  }
  /// All files in the `face` folder, oldest first.
  virtual core::Result<std::vector<EmrFile>> face_files() = 0;
  /// One of them by the tables and encodings of this run, with the program's names for its
  /// elements. Errors: malformed_data with what is wrong with the file; unsupported, where nobody
  /// leaves files.
  virtual core::Result<eligibility::OqsMessage> read_face_file(const EmrFile& /*file*/) {
    return core::fail(core::Errc::unsupported, "files for an EMR");
  }
  virtual Clock& clock() = 0;
};

constexpr auto enum_names(std::type_identity<ServiceCondition>) {
  return std::to_array<core::EnumName<ServiceCondition>>({
      {ServiceCondition::up, "up", {"reachable", "接続可"}},
      {ServiceCondition::unreachable, "unreachable", {"unreachable", "接続不可"}},
      {ServiceCondition::jpki_maintenance,
       "jpki_maintenance",
       {"up, without certificate checks", "公的個人認証サービス停止中"}},
      {ServiceCondition::failing, "failing", {"answering with errors", "エラー応答"}},
      {ServiceCondition::garbled, "garbled", {"answering unreadably", "応答が壊れている"}},
      {ServiceCondition::slow, "slow", {"slow", "応答が遅い"}},
      {ServiceCondition::another_person,
       "another_person",
       {"answering with somebody else", "別人の資格情報を応答"}},
  });
}

}  // namespace madoguchi::ports
