// SPDX-License-Identifier: Apache-2.0
#include "scenario/camera_view.hpp"

#include "scenario/read_value.hpp"

#include <algorithm>

namespace madoguchi::scenario {
namespace {

using enum Need;

/// Something worn, and the property that it sets; two of one group cannot be worn together.
struct Worn {
  std::string_view name;
  std::string_view group;
  void (*put_on)(biometrics::Scene&);
};

constexpr auto wardrobe = std::to_array<Worn>({
    {"glasses", "eyes",
     [](biometrics::Scene& scene) { scene.eyes = biometrics::EyeWear::glasses; }},
    {"sunglasses", "eyes",
     [](biometrics::Scene& scene) { scene.eyes = biometrics::EyeWear::sunglasses; }},
    {"mask", "mask", [](biometrics::Scene& scene) { scene.mask = biometrics::MaskWear::mask; }},
    {"mask_below_nose", "mask",
     [](biometrics::Scene& scene) { scene.mask = biometrics::MaskWear::below_nose; }},
    {"hat", "head", [](biometrics::Scene& scene) { scene.head = biometrics::HeadWear::hat; }},
});

Shape wears_shape() {
  std::vector<std::string_view> names;
  for (const Worn& worn : wardrobe) names.push_back(worn.name);
  return shapes::list(shapes::choice(std::move(names)));
}

/// Reads the keys of one node; a key of the wrong shape has been noted already.
class SceneReader {
 public:
  SceneReader(const DocumentNode& node, ReadContext& context) : node_(node), context_(context) {}

  std::optional<biometrics::Scene> read(std::string_view of) {
    const auto says_how = [](const DocumentNode::Entry& entry) {
      return entry.key != "of" && entry.key != "package";
    };
    if (std::ranges::none_of(node_.entries, says_how)) return std::nullopt;
    if (const auto kind = chosen<biometrics::StreamKind>("stream")) {
      scene_ = biometrics::scene_of(*kind);
    }
    set(scene_.light, "light");
    set(scene_.expression, "expression");
    set(scene_.pose, "pose");
    set(scene_.standing, "standing");
    set(scene_.movement, "movement");
    set(scene_.hair, "hair");
    set(scene_.companion, "companion");
    set(scene_.attack, "attack");
    set(scene_.camera, "condition");
    if (const DocumentNode* list = node_.find("wears")) read_worn(*list);
    if (const DocumentNode* years = node_.find("years_since_photograph")) read_years(*years);
    if (const DocumentNode* other = node_.find("companion_of")) read_companion(*other, of);
    reject_deeds_of_nobody();
    return scene_;
  }

 private:
  template <core::NamedEnum E>
  std::optional<E> chosen(std::string_view key) const {
    const DocumentNode* value = node_.find(key);
    return value == nullptr ? std::nullopt : core::value_of<E>(value->text);
  }

  template <core::NamedEnum E>
  void set(E& target, std::string_view key) const {
    if (const auto value = chosen<E>(key)) target = *value;
  }

  void note(const Place& place, std::string_view key, std::string problem) {
    context_.problems.add(place, below(context_.path, key), std::move(problem));
  }

  void read_worn(const DocumentNode& list) {
    std::vector<const Worn*> on;
    for (const DocumentNode& item : list.items) {
      const auto worn = std::ranges::find(wardrobe, item.text, &Worn::name);
      if (worn == wardrobe.end()) continue;
      for (const Worn* other : on) {
        if (other->group != worn->group) continue;
        note(item.place, "wears",
             std::string(worn->name) + " and " + std::string(other->name) +
                 " cannot be worn together");
      }
      worn->put_on(scene_);
      on.push_back(worn);
    }
  }

  void read_years(const DocumentNode& years) {
    const long most = biometrics::largest_years;
    scene_.years_since_photograph =
        static_cast<int>(std::clamp(integer_of(years.text).value_or(0), 0L, most));
  }

  void read_companion(const DocumentNode& other, std::string_view of) {
    if (!other.is_scalar() ||
        !known_person(other, below(context_.path, "companion_of"), context_)) {
      return;
    }
    scene_.companion_person = context_.world.find(other.text)->seed;
    if (scene_.companion == biometrics::Companion::none) {
      note(other.place, "companion_of", "nobody accompanies the patient; add companion: behind");
    } else if (other.text == of) {
      note(other.place, "companion_of", "the patient cannot accompany themselves");
    }
  }

  // What is said of a patient makes no sense where none is.
  void reject_deeds_of_nobody() {
    biometrics::Scene room;
    room.empty = true;
    room.light = scene_.light;
    room.camera = scene_.camera;
    room.companion = scene_.companion;
    room.companion_person = scene_.companion_person;
    if (!scene_.empty || scene_ == room) return;
    const DocumentNode& stream = *node_.find("stream");
    note(stream.place, "stream", "nobody is there, but the other keys say how somebody looks");
  }

  const DocumentNode& node_;
  ReadContext& context_;
  biometrics::Scene scene_;
};

}  // namespace

Shape camera_shape(std::string of_note) {
  const Shape person = shapes::key("a person of this scenario");
  return shapes::mapping(
      {{"of", person, optional, std::move(of_note)},
       {"stream", shapes::choice_of<biometrics::StreamKind>(), optional,
        "a named scene, which the other keys change; default frontal"},
       {"light", shapes::choice_of<biometrics::Light>(), optional, "default even"},
       {"expression", shapes::choice_of<biometrics::FaceExpression>(), optional, "default neutral"},
       {"pose", shapes::choice_of<biometrics::HeadPose>(), optional, "default frontal"},
       {"standing", shapes::choice_of<biometrics::Standing>(), optional,
        "about 0.6 m before the camera, closer, at 1.2 m, low in a wheelchair; default usual"},
       {"movement", shapes::choice_of<biometrics::Movement>(), optional, "default usual"},
       {"wears", wears_shape(), optional, "what is not on the photograph"},
       {"hair", shapes::choice_of<biometrics::HairChange>(), optional,
        "changed since the photograph; default none"},
       {"years_since_photograph", shapes::integer(0, biometrics::largest_years), optional,
        "the patient is so much older than on the card; default 0"},
       {"companion", shapes::choice_of<biometrics::Companion>(), optional,
        "where a second person is seen; default none"},
       {"companion_of", person, optional, "who that is; default somebody"},
       {"attack", shapes::choice_of<biometrics::AttackSpecies>(), optional,
        "what is held up instead of the person's face; default none"},
       {"condition", shapes::choice_of<biometrics::CameraCondition>(), optional,
        "of the camera; default good"}});
}

std::optional<biometrics::Scene> read_scene(const DocumentNode& node, std::string_view of,
                                            ReadContext& context) {
  return SceneReader(node, context).read(of);
}

}  // namespace madoguchi::scenario
