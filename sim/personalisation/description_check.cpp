// SPDX-License-Identifier: Apache-2.0
#include "sim/personalisation/description_check.hpp"

#include "scenario/shape.hpp"
#include "sim/card/card_settings.hpp"
#include "sim/personalisation/card_order.hpp"
#include "sim/personalisation/pin_kinds.hpp"

#include <algorithm>

namespace madoguchi::sim::personalisation {
namespace {

using scenario::DocumentNode;
using scenario::Problems;

class Check {
 public:
  Check(const CardDescription& card, const DocumentNode& root, core::CivilDate today,
        Problems& problems)
      : card_(card), root_(root), today_(today), problems_(problems) {}

  void all() const {
    if (card_.foreign) return foreign();
    pins();
    days();
    settings();
    applications();
    for (const char* key : {"name_image", "address_image"}) picture({key});
    picture({"photo", "file"});
  }

 private:
  /// The node below the root at a path of keys; null if it is not there.
  const DocumentNode* at(std::initializer_list<std::string_view> path) const {
    const DocumentNode* node = &root_;
    for (const std::string_view key : path) node = node != nullptr ? node->find(key) : nullptr;
    return node;
  }

  void note(std::initializer_list<std::string_view> path, std::string message) const {
    const DocumentNode* node = at(path);
    std::string key;
    for (const std::string_view part : path) key = scenario::below(key, part);
    problems_.add(node != nullptr ? node->place : root_.place, key, std::move(message));
  }

  void foreign() const {
    for (const DocumentNode::Entry& entry : root_.entries) {
      if (entry.key == "foreign" || entry.key == "title") continue;
      problems_.add(entry.place, entry.key, "a card of another kind has nothing of the kind");
    }
    const auto known = foreign_card_names();
    if (std::ranges::find(known, *card_.foreign) == known.end()) {
      note({"foreign"}, scenario::unknown_name("card", *card_.foreign, known));
    }
  }

  void pins() const {
    for (const auto& [key, pin] : card_.pins) {
      const PinKind& kind = *find_pin_kind(key);
      if (pin.value) value_of(kind, *pin.value);
      const int tries = pin.tries.value_or((card::CardProfile{}.*kind.tries).maximum);
      if (pin.tries_left && *pin.tries_left > tries) {
        note({"pins", key, "tries_left"}, "more than the " + std::to_string(tries) + " tries");
      }
      const bool never = kind.pinless_has_none && card_.kind == checkin::CardKind::pinless;
      if (never && (pin.value || pin.tries_left)) {
        note({"pins", key}, "a pinless card has no such PIN");
      }
    }
  }

  void value_of(const PinKind& kind, const core::Secret& value) const {
    if (kind.value == nullptr) {
      note({"pins", kind.key, "value"}, "follows from the holder; set the holder's data instead");
    } else if (!kind.valid(value.reveal())) {
      note({"pins", kind.key, "value"}, "expected " + std::string(kind.form));
    }
  }

  void day_exists(std::initializer_list<std::string_view> path, core::CivilDate day) const {
    using std::chrono::year;
    if (day.year() < year{1868} || day.year() > year{2999}) {
      note(path, "a day from 1868 to 2999 is expected, not " + core::to_iso(day));
    }
  }

  void days() const {
    const CardDays days = days_of(card_, today_);
    day_exists({"holder", "born"}, days.born);
    day_exists({"holder", "card_expiry"}, days.card_expiry);
    day_exists({"certificates", "issued"}, days.issued);
    if (days.born > today_) note({"holder", "born"}, "born after the day at the counter");
    if (days.expires) {
      day_exists({"certificates", "expires"}, *days.expires);
      if (*days.expires < days.issued) {
        note({"certificates", "expires"}, "before the day of issue, " + core::to_iso(days.issued));
      }
    }
    if (days.issued < days.born) {
      note({"certificates", "issued"}, "before the holder was born, " + core::to_iso(days.born));
    }
  }

  void settings() const {
    card::CardProfile profile;
    for (const auto& [key, text] : card_.settings) {
      const card::Setting& setting = *card::find_setting(key);
      if (!setting.write(profile, text)) {
        note({"settings", key}, "expected " + setting.expected() + ", found \"" + text + "\"");
      }
    }
  }

  void applications() const {
    const auto lacks = [this](std::string_view name) {
      return std::ranges::find(card_.without, name) != card_.without.end();
    };
    if (lacks("jpki") && at({"certificates"}) != nullptr) {
      note({"certificates"}, "a card without the application jpki has no certificates");
    }
    if (lacks("card_face") && at({"photo"}) != nullptr) {
      note({"photo"}, "a card without the application card_face has no photograph");
    }
  }

  void picture(std::initializer_list<std::string_view> path) const {
    const DocumentNode* node = at(path);
    if (node == nullptr) return;
    const auto file = std::filesystem::path(root_.place.file).parent_path() / node->text;
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(file, ignored)) note(path, "no such file");
  }

  const CardDescription& card_;
  const DocumentNode& root_;
  core::CivilDate today_;
  Problems& problems_;
};

}  // namespace

void check_description(const CardDescription& card, const DocumentNode& root, core::CivilDate today,
                       Problems& problems) {
  Check(card, root, today, problems).all();
}

}  // namespace madoguchi::sim::personalisation
