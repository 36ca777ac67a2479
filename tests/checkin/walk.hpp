// SPDX-License-Identifier: Apache-2.0
// A check-in session that is fed with events; keeps what the last one caused.
#pragma once

#include "checkin/session.hpp"

namespace madoguchi::checkin {

struct Walk {
  Policy policy;
  State state;
  std::vector<Effect> effects;

  template <class... E>
  Walk& on(E... events) {
    (feed(events), ...);
    return *this;
  }
  void feed(const Event& event) {
    Transition t = step(state, event, policy);
    state = std::move(t.state);
    effects = std::move(t.effects);
  }
  template <class S>
  bool in() const {
    return std::holds_alternative<S>(state);
  }
  template <class E>
  const E* did() const {
    for (const Effect& effect : effects) {
      if (const E* found = std::get_if<E>(&effect)) return found;
    }
    return nullptr;
  }
  const Refusal& refusal() const { return did<effect::ShowRefusal>()->refusal; }
};

}  // namespace madoguchi::checkin
