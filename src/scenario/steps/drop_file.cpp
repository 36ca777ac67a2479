// SPDX-License-Identifier: Apache-2.0
// drop_file and change_file: result files come to the EMR's folders, and what happens to them
// there.
#include "scenario/emr_world.hpp"
#include "scenario/insurance_reader.hpp"
#include "scenario/read_value.hpp"
#include "scenario/steps/kinds.hpp"

#include <fmt/format.h>

#include <array>

namespace madoguchi::scenario::steps {
namespace {

using eligibility::OqsElement;
using enum Need;

constexpr std::chrono::hours opening{9};

/// A consent of the step and the elements that tell of it.
struct ConsentElement {
  std::string_view key;
  std::string_view prefix;
};
constexpr auto consent_elements = std::to_array<ConsentElement>({
    {"drug", "PharmacistsInfo"},
    {"checkup", "SpecificHealthCheckupsInfo"},
    {"treatment", "DiagnosisInfo"},
    {"operation", "OperationInfo"},
});

class DropFile final : public Step {
 public:
  DropFile(ports::DroppedFile file, std::string shown, std::string changes)
      : file_(std::move(file)), shown_(std::move(shown)), changes_(std::move(changes)) {}
  std::string arguments() const override { return shown_; }
  std::string words(core::Language language) const override {
    const bool japanese = language == core::Language::japanese;
    std::string how;
    if (file_.damage != ports::FileDamage::none) {
      how += fmt::format(" ({})", core::label_of(file_.damage).in(language));
    }
    if (file_.progress != ports::FileProgress::complete) {
      how += fmt::format(" ({})", core::label_of(file_.progress).in(language));
    }
    if (!changes_.empty()) how += ": " + changes_;
    return japanese ? fmt::format("結果ファイル「{}」が現れる{}", file_.label, how)
                    : fmt::format("the result file \"{}\" appears{}", file_.label, how);
  }
  ports::Task<> run(StepContext& context) const override { return context.emr->drop(file_); }

 private:
  ports::DroppedFile file_;
  std::string shown_;
  std::string changes_;
};

/// "2024-01-31 10:00:00", or a time of the scenario's day.
std::optional<core::CivilTime> time_of(std::string_view text, core::CivilDate day) {
  constexpr std::size_t date_size = 10;
  if (text.size() > date_size && text[date_size] == ' ') {
    const auto date = core::parse_date(text.substr(0, date_size));
    if (!date) return std::nullopt;
    return time_of(text.substr(date_size + 1), *date);
  }
  if (text.size() != 8 || text[2] != ':' || text[5] != ':') return std::nullopt;
  const auto hours = integer_of(text.substr(0, 2));
  const auto minutes = integer_of(text.substr(3, 2));
  const auto seconds = integer_of(text.substr(6, 2));
  if (!hours || !minutes || !seconds) return std::nullopt;
  if (*hours < 0 || *hours > 23 || *minutes < 0 || *minutes > 59 || *seconds < 0 || *seconds > 59) {
    return std::nullopt;
  }
  return core::start_of(day) + std::chrono::hours(*hours) + std::chrono::minutes(*minutes) +
         std::chrono::seconds(*seconds);
}

bool is_time(std::string_view text) {
  return time_of(text, core::CivilDate{std::chrono::year{2024}, std::chrono::January,
                                       std::chrono::day{1}})
      .has_value();
}

bool is_family(std::string_view text) {
  return text.size() == 10 && std::ranges::all_of(text, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
         });
}

Shape drop_shape() {
  std::vector<Field> consents;
  for (const ConsentElement& row : consent_elements) {
    consents.push_back({std::string(row.key), shapes::boolean(), optional, ""});
  }
  return shapes::mapping(
      {{"name", shapes::key("a name"), required, "how the scenario calls the file"},
       {"in", shapes::choice({"face", "res"}), optional, "default face: of a card use"},
       {"family", shapes::text("ten letters and digits", is_family, "^[0-9A-Za-z]{10}$"), optional,
        "of a file in res; default OQSsiquc01"},
       {"of", shapes::key("a person of this scenario"), optional,
        "whose result it is; default the only person, or nobody"},
       {"at",
        shapes::text("HH:MM:SS of the day, or with a date before it", is_time,
                     R"(^(\d{4}-\d\d-\d\d )?\d\d:\d\d:\d\d$)"),
        optional, "when it was processed; default 09:00:00"},
       {"validity", shapes::choice_of<eligibility::QualificationValidity>(), optional,
        "default valid"},
       {"consents", shapes::mapping(std::move(consents)), optional,
        "given at that time (true) or refused (false); default not asked"},
       {"header", elements_shape(), optional, "elements of MessageHeader that are different"},
       {"body", elements_shape(), optional, "elements of MessageBody that are different"},
       {"record", elements_shape(), optional, "elements of the record that are different"},
       {"records", shapes::list(elements_shape(), 1), optional,
        "as many records, with what is different in each"},
       {"encoding", shapes::choice({"utf-8", "shift_jis"}), optional, "default utf-8"},
       {"damage", shapes::choice_of<ports::FileDamage>(), optional, "default none"},
       {"progress", shapes::choice_of<ports::FileProgress>(), optional, "default complete"}});
}

void put_consents(OqsElement& record, const DocumentNode* consents, core::CivilTime at) {
  if (consents == nullptr) return;
  for (const ConsentElement& row : consent_elements) {
    const DocumentNode* given = consents->find(row.key);
    if (given == nullptr) continue;
    const std::string prefix(row.prefix);
    record.put(prefix + "ConsFlg", given->text == "true" ? "1" : "0");
    if (given->text != "true") continue;
    record.put(prefix + "ConsTime", core::to_compact(at));
    record.put(prefix + "AvailableTime", core::to_compact(at + std::chrono::hours(24)));
  }
}

class DropReader {
 public:
  DropReader(const DocumentNode& node, ReadContext& context) : node_(node), context_(context) {}

  ports::DroppedFile read() {
    ports::DroppedFile file;
    file.label = node_.find("name")->text;
    file.face = !is("in", "res");
    file.family = node_.find("family") != nullptr ? node_.find("family")->text : "OQSsiquc01";
    file.shift_jis = is("encoding", "shift_jis");
    if (const auto* damage = node_.find("damage")) file.damage = enum_from(*damage, file.damage);
    if (const auto* how = node_.find("progress")) file.progress = enum_from(*how, file.progress);
    at_ = core::start_of(context_.day()) + opening;
    if (const auto* time = node_.find("at"))
      at_ = time_of(time->text, context_.day()).value_or(at_);
    file.message.header = header(file);
    file.message.body = body();
    return file;
  }

 private:
  bool is(const char* key, std::string_view word) const {
    const DocumentNode* value = node_.find(key);
    return value != nullptr && value->text == word;
  }

  void change(OqsElement& element, const DocumentNode* changes, std::string_view key) {
    if (changes != nullptr) {
      change_elements(element, *changes, below(context_.path, key), context_.problems);
    }
  }

  OqsElement header(const ports::DroppedFile& file) {
    OqsElement header{"MessageHeader", {}, {}};
    header.put("ProcessExecutionTime", core::to_compact(at_));
    header.put("QualificationConfirmationDate", core::to_compact(core::date_of(at_)));
    header.put("MedicalInstitutionCode", test_institution);
    header.put("ReferenceClassification", file.face ? "1" : "2");
    header.put("SegmentOfResult", "1");
    header.put("CharacterCodeIdentifier", file.shift_jis ? "1" : "0");
    change(header, node_.find("header"), "header");
    return header;
  }

  const Person* person() {
    const DocumentNode* of = node_.find("of");
    if (of != nullptr) {
      return known_person(*of, below(context_.path, "of"), context_) ? context_.world.find(of->text)
                                                                     : nullptr;
    }
    return context_.world.people.size() == 1 ? &context_.world.people.front() : nullptr;
  }

  OqsElement record(const DocumentNode* changes, std::string_view key) {
    const Person* of = person();
    OqsElement record = of != nullptr ? record_of(*of, context_.day())
                                      : OqsElement{"ResultOfQualificationConfirmation", {}, {}};
    put_consents(record, node_.find("consents"), at_);
    change(record, changes, key);
    return record;
  }

  OqsElement body() {
    OqsElement body{"MessageBody", {}, {}};
    body.put("ProcessingResultStatus", "1");
    auto validity = eligibility::QualificationValidity::valid;
    if (const auto* given = node_.find("validity")) validity = enum_from(*given, validity);
    body.put("QualificationValidity", std::to_string(static_cast<int>(validity)));
    OqsElement& list = body.add("ResultList");
    if (const DocumentNode* several = node_.find("records")) {
      for (std::size_t i = 0; i < several->items.size(); ++i) {
        list.add(record(&several->items[i], "records." + std::to_string(i)));
      }
    } else {
      list.add(record(node_.find("record"), "record"));
    }
    const bool nobody = list.children.size() == 1 && list.children.front().children.empty();
    if (nobody)
      std::erase_if(body.children, [](const OqsElement& e) { return e.name == "ResultList"; });
    change(body, node_.find("body"), "body");
    return body;
  }

  const DocumentNode& node_;
  ReadContext& context_;
  core::CivilTime at_{};
};

/// What makes the file different from an ordinary one, for who reads the scenario.
std::string changes_in(const DocumentNode& argument) {
  DocumentNode changes = argument;
  std::erase_if(changes.entries, [](const DocumentNode::Entry& entry) {
    return entry.key == "name" || entry.key == "damage" || entry.key == "progress";
  });
  return changes.entries.empty() ? std::string{} : one_line(changes);
}

std::unique_ptr<Step> make_drop(const DocumentNode& argument, ReadContext& context) {
  return std::make_unique<DropFile>(DropReader(argument, context).read(), one_line(argument),
                                    changes_in(argument));
}

class ChangeFile final : public Step {
 public:
  ChangeFile(std::string label, ports::FileDeed deed) : label_(std::move(label)), deed_(deed) {}
  std::string arguments() const override {
    return fmt::format("{{file: {}, do: {}}}", label_, core::name_of(deed_));
  }
  std::string words(core::Language language) const override {
    const auto what = core::label_of(deed_).in(language);
    return language == core::Language::japanese ? fmt::format("「{}」: {}", label_, what)
                                                : fmt::format("\"{}\": {}", label_, what);
  }
  ports::Task<> run(StepContext& context) const override {
    return context.emr->change(label_, deed_);
  }

 private:
  std::string label_;
  ports::FileDeed deed_;
};

Shape change_shape() {
  return shapes::mapping({{"file", shapes::key("a name of drop_file"), required, ""},
                          {"do", shapes::choice_of<ports::FileDeed>(), required, ""}});
}

}  // namespace

StepKind drop_file() {
  return {
      "drop_file",
      "A result file appears in the folders of the EMR. It is that of an ordinary result of the "
      "person, with what the step changes; element names are those of docs/emr-exchange.md.",
      "- drop_file: {name: a, of: hanako, record: {ReasonOfLoss: \"01\"}}",
      drop_shape,
      make_drop,
      Scene::emr};
}

StepKind change_file() {
  return {"change_file",
          "Something happens to a file that was dropped.",
          "- change_file: {file: a, do: duplicate}",
          change_shape,
          [](const DocumentNode& argument, ReadContext&) -> std::unique_ptr<Step> {
            return std::make_unique<ChangeFile>(argument.find("file")->text,
                                                enum_from<ports::FileDeed>(*argument.find("do")));
          },
          Scene::emr};
}

}  // namespace madoguchi::scenario::steps
