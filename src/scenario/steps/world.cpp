// SPDX-License-Identifier: Apache-2.0
// service, camera and wait: what changes at the counter without patient or staff doing anything.
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
  FaceCamera(std::string person, std::optional<biometrics::StreamKind> stream, std::string shown)
      : person_(std::move(person)), stream_(stream), shown_(std::move(shown)) {}
  std::string arguments() const override { return shown_; }
  std::string words(core::Language language) const override {
    const std::string how =
        stream_ ? " (" + std::string(core::label_of(*stream_).in(language)) + ")" : "";
    return language == core::Language::japanese ? person_ + "がカメラの前に立つ" + how
                                                : person_ + " stands before the camera" + how;
  }
  ports::Task<> run(StepContext& context) const override {
    auto stands = co_await context.stage.face_camera(person_);
    if (!stands || !stream_) co_return stands;
    co_return co_await context.stage.set_stream(*stream_);
  }

 private:
  std::string person_;
  std::optional<biometrics::StreamKind> stream_;
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
    co_return core::Result<>{};
  }

 private:
  std::chrono::seconds time_;
};

Shape camera_shape() {
  return shapes::mapping(
      {{"of", shapes::key("a person of this scenario"), Need::required, ""},
       {"stream", shapes::choice_of<biometrics::StreamKind>(), Need::optional, "as before"}});
}

std::unique_ptr<Step> make_camera(const DocumentNode& argument, ReadContext& context) {
  const DocumentNode& person = *argument.find("of");
  known_person(person, context.path + ".of", context);
  const DocumentNode* stream = argument.find("stream");
  return std::make_unique<FaceCamera>(
      person.text,
      stream != nullptr ? core::value_of<biometrics::StreamKind>(stream->text) : std::nullopt,
      one_line(argument));
}

}  // namespace

StepKind service() {
  return {"service", "The eligibility service becomes reachable or unreachable.",
          "- service: unreachable", shapes::choice_of<ports::ServiceCondition>,
          [](const DocumentNode& argument, ReadContext&) -> std::unique_ptr<Step> {
            return std::make_unique<SetService>(enum_from<ports::ServiceCondition>(argument));
          }};
}

StepKind camera() {
  return {"camera", "Another person stands before the camera, or the same in another way.",
          "- camera: {of: taro, stream: frontal}", camera_shape, make_camera};
}

StepKind wait() {
  return {
      "wait", "Nothing happens for so many seconds of the counter's clock.", "- wait: 5",
      [] { return shapes::integer(1, 300); },
      [](const DocumentNode& argument, ReadContext&) -> std::unique_ptr<Step> {
        return std::make_unique<Wait>(std::chrono::seconds(integer_of(argument.text).value_or(1)));
      },
      Scene::both};
}

}  // namespace madoguchi::scenario::steps
