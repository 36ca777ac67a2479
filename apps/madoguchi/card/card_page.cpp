// SPDX-License-Identifier: Apache-2.0
// A card for people.
#include "apps/madoguchi/card/card_pages.hpp"
#include "core/civil_time.hpp"
#include "core/hex.hpp"
#include "sim/card/card_settings.hpp"
#include "sim/personalisation/card_summary.hpp"

#include <fmt/format.h>

namespace madoguchi::apps {
namespace {

using core::Text;
using sim::personalisation::ApplicationSummary;
using sim::personalisation::CardSummary;
using sim::personalisation::FileSummary;
using sim::personalisation::PrintedCard;

/// Collects lines in one language.
class Page {
 public:
  Page(const ShownCard& card, core::Language language) : card_(card), language_(language) {}

  std::string whole() {
    const CardSummary summary = sim::personalisation::summary_of(card_.image);
    print_face();
    for (const ApplicationSummary& application : summary.applications) print(application);
    print_certificates(summary);
    print_pictures(summary);
    print_remarks();
    print_assumptions();
    return out_;
  }

 private:
  template <class... Values>
  void line(fmt::format_string<Values...> format, Values&&... values) {
    out_ += fmt::format(format, std::forward<Values>(values)...) + "\n";
  }
  std::string_view say(Text text) const { return text.in(language_); }
  void heading(Text text) { line("\n{}", say(text)); }
  void fact(Text name, std::string_view value) { line("  {}: {}", say(name), value); }

  bool is_my_number_card() const { return card_.printed.model == "my-number"; }

  void print_face() {
    const PrintedCard& printed = card_.printed;
    line("{}", say({printed.title.en.empty() ? std::string_view("Card") : printed.title.en,
                    printed.title.ja.empty() ? std::string_view("カード") : printed.title.ja}));
    fact({"answer to reset", "ATR"}, core::to_hex(card_.image.atr.bytes()));
    if (!is_my_number_card()) {
      fact({"kind", "種類"}, printed.model);
      return;
    }
    fact({"kind", "種類"}, say(core::label_of(printed.kind)));
    fact({"holder", "所有者"}, printed.name);
    fact({"address", "住所"}, printed.address);
    fact({"born", "生年月日"},
         fmt::format("{} ({})", printed.printed_birth_date(), core::to_iso(printed.born)));
    fact({"sex", "性別"}, sex_label());
    fact({"card expires", "カードの有効期限"}, printed.printed_expiry());
    fact({"number", "個人番号"}, shown(printed.number, card_.reveal));
    fact({"verification number B", "照合番号B"},
         shown(printed.verification_number_b, card_.reveal));
    if (printed.revoked) {
      fact({"certificates", "電子証明書"}, say({"on the revocation list", "失効リストに掲載"}));
    }
  }

  std::string_view sex_label() const {
    if (card_.printed.sex == '1') return say({"male", "男"});
    if (card_.printed.sex == '2') return say({"female", "女"});
    return say({"not stated", "記載なし"});
  }

  void print(const ApplicationSummary& application) {
    line("\n{} {} {}", say({"application", "AP"}), core::to_hex(application.aid.bytes()),
         application.name.empty() ? std::string(say(core::label_of(application.role)))
                                  : application.name);
    for (const FileSummary& file : application.files) {
      line("  {:04X}  {:>6}  {:<28} {} {}", file.identifier.value,
           file.size > 0 ? std::to_string(file.size) : "", state_of(application, file),
           say(file.kind), file.label.en.empty() ? "" : fmt::format("- {}", say(file.label)));
    }
    if (application.data_objects.empty()) return;
    std::string tags;
    for (const std::uint16_t tag : application.data_objects) tags += fmt::format(" {:04X}", tag);
    line("  {}:{}", say({"data objects", "データオブジェクト"}), tags);
  }

  std::string state_of(const ApplicationSummary& application, const FileSummary& file) const {
    if (!file.is_pin) return file.access;
    std::string state = file.tries == 0 ? std::string(say({"tries without limit", "回数制限なし"}))
                                        : fmt::format("{} {}/{}", say({"tries left", "残り"}),
                                                      file.tries_left, file.tries);
    if (card_.reveal) state += " " + value_of(application, file);
    return state;
  }

  std::string value_of(const ApplicationSummary& application, const FileSummary& file) const {
    for (const auto& candidate : card_.image.applications) {
      if (candidate.aid != application.aid) continue;
      const auto* found = candidate.find(file.identifier);
      const auto* pin = found == nullptr ? nullptr : std::get_if<sim::card::PinFile>(&found->body);
      if (pin != nullptr) return shown(pin->value, true);
    }
    return {};
  }

  void print_certificates(const CardSummary& summary) {
    if (summary.certificates.empty()) return;
    heading({"certificates", "電子証明書"});
    for (const auto& certificate : summary.certificates) {
      line("  {:04X}  {}", certificate.file.value, certificate.subject);
      line("        {} {}, {} - {}, {}", say({"serial", "シリアル番号"}), certificate.serial,
           core::to_iso(core::to_civil(certificate.from)),
           core::to_iso(core::to_civil(certificate.until)),
           certificate.generation ? say(core::label_of(*certificate.generation))
                                  : say({"unknown authority", "不明な認証局"}));
    }
  }

  void print_pictures(const CardSummary& summary) {
    if (summary.pictures.empty()) return;
    heading({"pictures", "画像"});
    for (const auto& picture : summary.pictures) {
      if (picture.bytes == 0) {
        line("  {}: {}", say(picture.what), say({"none", "なし"}));
      } else {
        line("  {}: {} x {}, {} {}", say(picture.what), picture.width, picture.height,
             picture.bytes, say({"bytes", "バイト"}));
      }
    }
  }

  void print_remarks() {
    if (card_.remarks.empty()) return;
    heading({"notes", "注意"});
    for (const auto& remark : card_.remarks) line("  - {}", say({remark.en, remark.ja}));
  }

  void print_assumptions() {
    if (!is_my_number_card()) return;
    heading({"Assumptions (no public source tells)", "想定(公開情報なし)"});
    for (const Text& assumption : sim::card::assumptions()) line("  - {}", say(assumption));
    heading({"Assumptions that are settings", "想定のうち設定できるもの"});
    for (const sim::card::Setting& setting : sim::card::settings()) {
      const auto given = card_.printed.settings.find(std::string(setting.key));
      const std::string usual = setting.default_value();
      const std::string value = given == card_.printed.settings.end() ? usual : given->second;
      line("  {} = {}{}\n    {}", setting.key, value,
           value == usual ? "" : fmt::format(" ({} {})", say({"default", "既定値"}), usual),
           say(setting.text));
    }
  }

  const ShownCard& card_;
  core::Language language_;
  std::string out_;
};

}  // namespace

std::string shown(const core::Secret& secret, bool reveal) {
  if (reveal) return secret.reveal();
  return secret.empty() ? "" : "***";
}

std::string card_page(const ShownCard& card, core::Language language) {
  return Page(card, language).whole();
}

}  // namespace madoguchi::apps
