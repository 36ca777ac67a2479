// SPDX-License-Identifier: Apache-2.0
// service, camera, wait and reader_cable: what changes at the counter without patient or staff
// doing anything.
#include "biometrics/scene_properties.hpp"
#include "scenario/camera_view.hpp"
#include "scenario/read_value.hpp"
#include "scenario/steps/kinds.hpp"

namespace madoguchi::scenario::steps {
namespace {

class SetService : public Step {
 public:
  explicit SetService(ports::ServiceCondition condition) : condition_(condition) {}
  std::string arguments() const override { return std::string(core::name_of(condition_)); }
  std::string words(core::Language language) const override {
    const std::string state(core::label_of(condition_).in(language));
    return language == core::Language::japanese ? "資格確認システムが" + state + "になる"
                                                : "the eligibility service becomes " + state;
  }
  ports::Task<> run(StepContext& context) const override {
    return context.stage.set_service(condition_);
  }

 private:
  ports::ServiceCondition condition_;
};

class FaceCamera : public Step {
 public:
  FaceCamera(std::string person, std::optional<biometrics::Scene> scene, std::string shown)
      : person_(std::move(person)), scene_(scene), shown_(std::move(shown)) {}
  std::string arguments() const override { return shown_; }
  std::string words(core::Language language) const override {
    const bool japanese = language == core::Language::japanese;
    const std::string who = !person_.empty() ? person_ : japanese ? "同じ人" : "the same person";
    const std::string how = scene_ ? " (" + biometrics::in_words(*scene_, language) + ")" : "";
    return who + (japanese ? "がカメラの前に立つ" : " stands before the camera") + how;
  }
  void change(Camera& camera) const override {
    if (!person_.empty()) camera.of = person_;
    if (scene_) camera.scene = *scene_;
    camera.package.clear();
  }
  ports::Task<> run(StepContext& context) const override {
    if (!person_.empty()) {
      const auto stands = co_await context.stage.face_camera(person_);
      if (!stands) co_return stands;
      context.facing = person_;
    }
    if (!scene_) co_return core::Result<>{};
    co_return co_await context.stage.set_scene(*scene_);
  }

 private:
  std::string person_;  ///< empty: whoever stands there
  std::optional<biometrics::Scene> scene_;
  std::string shown_;
};

class Wait : public Step {
 public:
  explicit Wait(std::chrono::seconds time) : time_(time) {}
  std::string arguments() const override { return std::to_string(time_.count()); }
  std::string words(core::Language language) const override {
    const std::string seconds = std::to_string(time_.count());
    return language == core::Language::japanese ? seconds + "秒待つ" : seconds + " seconds go by";
  }
  ports::Task<> run(StepContext& context) const override {
    ports::Clock& clock = context.stage.clock();
    co_await clock.sleep_until(clock.now() + time_);
    if (context.card != nullptr || context.population != nullptr) co_return core::Result<>{};
    ports::PatientAction waited = ports::PatientWaited{};
    co_return co_await patient_does(context, std::move(waited));
  }

 private:
  std::chrono::seconds time_;
};

class ReaderCable : public Step {
 public:
  explicit ReaderCable(bool plugged) : plugged_(plugged) {}
  std::string arguments() const override { return plugged_ ? "plugged_in" : "pulled_out"; }
  std::string words(core::Language language) const override {
    if (language == core::Language::japanese) {
      return plugged_ ? "カードリーダーのケーブルを差す" : "カードリーダーのケーブルが抜ける";
    }
    return plugged_ ? "the cable of the reader is plugged in" : "the cable of the reader comes off";
  }
  ports::Task<> run(StepContext& context) const override {
    co_return context.stage.set_reader_cable(plugged_);
  }

 private:
  bool plugged_;
};

Shape step_shape() { return camera_shape("default whoever stands there"); }

std::unique_ptr<Step> make_camera(const DocumentNode& argument, ReadContext& context) {
  const DocumentNode* person = argument.find("of");
  const std::string of = person != nullptr ? person->text : std::string();
  if (person != nullptr) known_person(*person, below(context.path, "of"), context);
  if (argument.entries.empty()) {
    context.problems.add(argument.place, context.path, "neither who nor how: nothing changes");
  }
  return std::make_unique<FaceCamera>(of, read_scene(argument, of, context), one_line(argument));
}

}  // namespace

StepKind service() {
  return {
      "service",
      "The eligibility service becomes reachable or unreachable, or goes on without being able to "
      "check certificates that it never saw (`jpki_maintenance`).",
      "- service: unreachable", shapes::choice_of<ports::ServiceCondition>,
      [](const DocumentNode& argument, ReadContext&) -> std::unique_ptr<Step> {
        return std::make_unique<SetService>(enum_from<ports::ServiceCondition>(argument));
      }};
}

StepKind camera() {
  return {
      "camera",
      "Another person stands before the camera, or the same in another way. Without any key but "
      "`of` the way stays as it was.",
      "- camera: {of: taro, stream: side_light, wears: [mask]}", step_shape, make_camera};
}

StepKind wait() {
  return {
      "wait",
      "Nobody does anything for so many seconds of the counter's clock; screens that waited too "
      "long show what they show then. In mode hil these are real seconds.",
      "- wait: 5",
      [] { return shapes::integer(1, 300); },
      [](const DocumentNode& argument, ReadContext&) -> std::unique_ptr<Step> {
        return std::make_unique<Wait>(std::chrono::seconds(integer_of(argument.text).value_or(1)));
      },
      Scene::both};
}

StepKind reader_cable() {
  return {"reader_cable",
          "The cable between reader and terminal comes off, or is plugged in again. Both devices "
          "have to be restarted after that.",
          "- reader_cable: pulled_out",
          [] {
            return shapes::choice({"pulled_out", "plugged_in"});
          },
          [](const DocumentNode& argument, ReadContext&) -> std::unique_ptr<Step> {
            return std::make_unique<ReaderCable>(argument.text == "plugged_in");
          }};
}

}  // namespace madoguchi::scenario::steps
