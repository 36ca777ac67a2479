// SPDX-License-Identifier: Apache-2.0
#include "sim/serving/card_server.hpp"

#include <fmt/format.h>

#include <utility>

namespace madoguchi::sim::serving {
namespace {

core::Error refused(int reader, std::string_view why) {
  return core::fail(core::Errc::invalid_argument, fmt::format("reader {} {}", reader + 1, why));
}

}  // namespace

CardServer::CardServer(std::unique_ptr<vpcd::VirtualReaders> readers, OpenCard open)
    : open_(std::move(open)),
      places_(static_cast<std::size_t>(readers->count())),
      readers_(std::move(readers)) {}

ReaderStatus CardServer::status(int reader) const {
  const std::lock_guard lock(mutex_);
  const Place& place = places_.at(static_cast<std::size_t>(reader));
  ReaderStatus status{.name = readers_->name(reader), .socket = readers_->socket(reader)};
  if (!place.inside) return status;
  const ServedCard& card = *place.card;
  const vpcd::VpcdSession& session = readers_->session(reader);
  status.card = card.reference;
  status.present = session.connected();
  status.noticed = status.present && card.device->power_ups() > place.power_ups_before;
  if (const auto error = session.last_error()) status.error = error->message();
  card.device->between_commands([&] {
    status.powered = card.chip->powered();
    status.counters = pin_counters(card.chip->image());
  });
  return status;
}

core::Result<> CardServer::insert(int reader, const std::string& reference) {
  const std::lock_guard lock(mutex_);
  if (place(reader).inside) return refused(reader, "holds a card");
  auto card = take(reader, reference);
  if (!card) return card.error();
  put(reader, *std::move(card));
  return {};
}

core::Result<> CardServer::insert(int reader, ServedCard card) {
  const std::lock_guard lock(mutex_);
  if (place(reader).inside) return refused(reader, "holds a card");
  put(reader, std::move(card));
  return {};
}

core::Result<> CardServer::insert_again(int reader) {
  const std::lock_guard lock(mutex_);
  Place& here = place(reader);
  if (here.inside) return refused(reader, "holds a card");
  if (!here.card) return refused(reader, "has held no card yet: say which");
  put(reader, *std::move(here.card));
  return {};
}

core::Result<> CardServer::remove(int reader) {
  const std::lock_guard lock(mutex_);
  Place& here = place(reader);
  if (!here.inside) return refused(reader, "is empty");
  readers_->session(reader).remove();
  here.inside = false;
  return {};
}

core::Result<> CardServer::swap(int reader, const std::string& reference) {
  const std::lock_guard lock(mutex_);
  auto card = take(reader, reference);
  if (!card) return card.error();
  put(reader, *std::move(card));
  return {};
}

core::Result<> CardServer::set_faults(int reader, const std::vector<ports::CardFault>& faults) {
  const std::lock_guard lock(mutex_);
  Place& here = place(reader);
  if (!here.inside) return refused(reader, "is empty");
  here.card->faults->clear();
  for (const ports::CardFault& fault : faults) here.card->faults->add(fault);
  return {};
}

/// A card that is one of a kind is where it was last; everything else is made anew.
core::Result<ServedCard> CardServer::take(int reader, const std::string& reference) {
  for (int other = 0; other < count(); ++other) {
    Place& there = place(other);
    if (!there.card || !there.card->unique || there.card->reference != reference) continue;
    if (other == reader) return *there.card;
    if (there.inside) return refused(other, "holds that card");
    ServedCard card = *std::move(there.card);
    there.card.reset();
    return card;
  }
  return open_(reference);
}

void CardServer::put(int reader, ServedCard card) {
  Place& here = place(reader);
  here.power_ups_before = card.device->power_ups();
  here.inside = true;
  here.card = std::move(card);
  readers_->session(reader).insert(here.card->device);
}

}  // namespace madoguchi::sim::serving
