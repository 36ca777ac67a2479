// SPDX-License-Identifier: Apache-2.0
#include "scenario/scenario_reader.hpp"

#include "scenario/course_of_steps.hpp"
#include "scenario/document_shape.hpp"
#include "scenario/expectation_registry.hpp"
#include "scenario/read_value.hpp"
#include "scenario/step_registry.hpp"
#include "scenario/world_reader.hpp"

#include <algorithm>

namespace madoguchi::scenario {
namespace {

const std::vector<DocumentNode> no_items;

// Whether a part can be read although other parts of the document may be wrong.
bool is_sound(const DocumentNode& node, const Shape& shape) {
  Problems noted_already;
  return check_shape(node, shape, "", noted_already);
}

Title read_title(const DocumentNode& node) {
  const DocumentNode* en = node.find("en");
  const DocumentNode* ja = node.find("ja");
  return {en != nullptr ? en->text : "", ja != nullptr ? ja->text : ""};
}

class Reader {
 public:
  Reader(const DocumentNode& root, const LoaderOptions& options, Problems& problems)
      : root_(root), options_(options), problems_(problems) {}

  ScenarioDocument read() {
    read_head();
    if (const DocumentNode* world = root_.find("world")) {
      document_.world = read_world(*world, options_.today, options_.card_presets, problems_);
    }
    if (const DocumentNode* steps = root_.find("steps")) {
      for (std::size_t i = 0; i < steps->items.size() && !problems_.full(); ++i) {
        course_.come_to(steps->items, i, document_.world);
        read_step(steps->items[i], "steps." + std::to_string(i));
      }
      document_.world.last_day = course_.day();
    }
    read_measure();
    read_opposites();
    return std::move(document_);
  }

 private:
  const DocumentNode* part(std::string_view key) const {
    const DocumentNode* node = root_.find(key);
    const auto& fields = document_shape().fields;
    const auto field = std::ranges::find(fields, key, &Field::key);
    return node != nullptr && is_sound(*node, field->shape) ? node : nullptr;
  }

  void read_head() {
    if (const DocumentNode* id = part("id")) document_.id = id->text;
    if (const DocumentNode* title = part("title")) document_.title = read_title(*title);
    if (const DocumentNode* ids = part("requirements")) {
      document_.requirements =
          read_ids(*ids, "requirements", "requirement", options_.requirement_ids);
    }
    if (const DocumentNode* ids = part("situations")) {
      document_.situations = read_ids(*ids, "situations", "situation", options_.situation_ids);
    }
    document_.profiles = {Profile::reference};
    if (const DocumentNode* list = part("profiles")) {
      document_.profiles = enums_from<Profile>(*list);
    }
    if (const DocumentNode* list = part("detects")) {
      for (const checkin::Defect defect : enums_from<checkin::Defect>(*list)) {
        document_.detects.insert(defect);
      }
    }
    if (const DocumentNode* flag = part("destructive"))
      document_.destructive = flag->text == "true";
    if (const DocumentNode* must = part("must")) document_.must = enum_from<Verdict>(*must);
  }

  // The ids in a list; those that are not among the known ones are noted.
  std::vector<std::string> read_ids(const DocumentNode& ids, std::string_view key,
                                    std::string_view what, const std::vector<std::string>& all) {
    const std::vector<std::string_view> known(all.begin(), all.end());
    std::vector<std::string> read;
    for (std::size_t i = 0; i < ids.items.size(); ++i) {
      const std::string& id = ids.items[i].text;
      read.push_back(id);
      if (!known.empty() && std::ranges::find(known, id) == known.end()) {
        problems_.add(ids.items[i].place, below(std::string(key), std::to_string(i)),
                      unknown_name(what, id, known));
      }
    }
    return read;
  }

  void read_step(const DocumentNode& node, const std::string& path) {
    PlannedStep planned;
    planned.place = node.place;
    for (const DocumentNode::Entry& entry : node.entries) {
      const StepKind* kind = find_step_kind(entry.key);
      if (kind == nullptr || !is_sound(entry.value, kind->shape())) continue;
      if (!suits(kind->scene, entry.place, below(path, entry.key))) continue;
      ReadContext context = course_.context(document_.world, problems_, below(path, entry.key));
      planned.action = entry.key;
      planned.place = entry.place;
      planned.step = kind->make(entry.value, context);
    }
    if (const DocumentNode* expect = node.find("expect")) {
      read_checks(*expect, below(path, "expect"), planned.checks);
    }
    if (const DocumentNode* save = node.find("save")) {
      planned.save = save->text;
      suits(Scene::card, save->place, below(path, "save"));
    }
    document_.steps.push_back(std::move(planned));
  }

  // Steps of the counter need people; those at the card edge need the card for themselves.
  bool suits(Scene scene, const Place& place, const std::string& path) {
    const World& world = document_.world;
    const Scene here = world.population   ? Scene::population
                       : world.emr_alone  ? Scene::emr
                       : world.card_alone ? Scene::card
                                          : Scene::counter;
    if (scene == here || (scene == Scene::emr && world.emr)) return true;
    // Of the steps of counter and card, waiting alone needs no card.
    const bool possible = here != Scene::emr || path.ends_with(".wait");
    if (scene == Scene::both && here != Scene::population && possible) return true;
    const char* why = "only where the card is tested alone, in a world without people";
    if (scene == Scene::population) why = "only in a world of a population";
    if (here == Scene::emr) why = "nobody is at the counter: the EMR is tested alone";
    if (scene == Scene::emr) why = "only in a world with an EMR (world.emr)";
    if (here == Scene::population) why = "there is no counter in a world of a population";
    if (here == Scene::card) why = "there are no people in this world: the card is tested alone";
    problems_.add(place, path, why);
    return false;
  }

  void read_checks(const DocumentNode& expect, const std::string& path,
                   std::vector<PlannedCheck>& checks) {
    for (const DocumentNode::Entry& entry : expect.entries) {
      const ExpectationKind* kind = find_expectation_kind(entry.key);
      if (kind == nullptr || !is_sound(entry.value, kind->shape())) continue;
      if (!suits(kind->scene, entry.place, below(path, entry.key))) continue;
      ReadContext context = course_.context(document_.world, problems_, below(path, entry.key));
      if (!kind->one_each) {
        checks.push_back({entry.key, entry.place, kind->make(entry.value, context)});
      }
      for (const DocumentNode& item : kind->one_each ? entry.value.items : no_items) {
        checks.push_back({entry.key, item.place, kind->make(item, context)});
      }
    }
  }

  void read_measure() {
    const DocumentNode* list = part("measure");
    if (list == nullptr) return;
    for (const DocumentNode& node : list->items) {
      const auto number = [&](std::string_view key) -> std::optional<double> {
        const DocumentNode* value = node.find(key);
        if (value == nullptr) return std::nullopt;
        return static_cast<double>(integer_of(value->text).value_or(0));
      };
      Measure measure;
      measure.phase = node.find("phase")->text;
      measure.repeat = static_cast<int>(number("repeat").value_or(measure.repeat));
      measure.p50_ms = number("p50_ms");
      measure.p95_ms = number("p95_ms");
      measure.max_ms = number("max_ms");
      measure.place = node.place;
      document_.measure.push_back(std::move(measure));
    }
  }

  void read_opposites() {
    const DocumentNode* list = part("opposites");
    if (list == nullptr) return;
    for (const DocumentNode& node : list->items) {
      Opposite opposite;
      opposite.place = node.place;
      if (const DocumentNode* name = node.find("name")) opposite.name = read_title(*name);
      for (const DocumentNode::Entry& entry : node.find("set")->entries) {
        opposite.set.push_back({entry.key, entry.value, entry.place});
      }
      document_.opposites.push_back(std::move(opposite));
    }
  }

  const DocumentNode& root_;
  const LoaderOptions& options_;
  Problems& problems_;
  ScenarioDocument document_;
  CourseOfSteps course_;
};

}  // namespace

ScenarioDocument read_scenario(std::shared_ptr<const DocumentNode> root,
                               const LoaderOptions& options, Problems& problems) {
  check_shape(*root, document_shape(), "", problems);
  ScenarioDocument document = Reader(*root, options, problems).read();
  document.file = root->place.file;
  document.source = std::move(root);
  return document;
}

}  // namespace madoguchi::scenario
