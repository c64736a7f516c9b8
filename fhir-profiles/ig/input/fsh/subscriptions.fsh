// What a client can be told of, and by which way of our own (the rest is the guide "Subscriptions R5 Backport").

CodeSystem: SubscriptionTopic
Id: subscription-topic
Title: "通知の主題 Subscription topics"
Description: "What a Subscription's criteria can name: https://madoguchi.jp/fhir/SubscriptionTopic/ and the code. Filter: patient."
* insert OwnCodes
* insert Concept(coverage-changed, 資格の変更, [[an answer says something else of a Coverage than the one before, or the Coverage is new; the focus is the Coverage]])
* insert Concept(check-in, 来院の受付, [[a card was read and the answer about the patient has come; the focus is the CoverageEligibilityResponse]])

ValueSet: SubscriptionTopics
Id: subscription-topic
Title: "通知の主題 Subscription topics"
Description: "All topics there are."
* insert AllCodesOf(SubscriptionTopic)

CodeSystem: SubscriptionChannel
Id: subscription-channel
Title: "通知の経路 Subscription channels"
Description: "Channels beside those of R4, for the extension backport-channel-type on Subscription.channel.type."
* insert OwnCodes
* insert Concept(server-sent-events, イベントストリーム, [[a stream of server-sent events that the client opens at Subscription/ID/$stream]])

ValueSet: SubscriptionChannels
Id: subscription-channel
Title: "通知の経路 Subscription channels"
Description: "All channels of the gateway's own."
* insert AllCodesOf(SubscriptionChannel)

Instance: subscription-stream
InstanceOf: OperationDefinition
Usage: #definition
Title: "通知のストリーム Stream of notifications"
Description: "Opens the stream of a Subscription whose channel is server-sent-events."
* url = "https://madoguchi.jp/fhir/OperationDefinition/subscription-stream"
* version = "0.1.0"
* name = "SubscriptionStream"
* title = "通知のストリーム Stream of notifications"
* status = #active
* kind = #operation
* date = "2026-11-29"
* description = "通知を text/event-stream で受け取ります。GET only, Accept: text/event-stream. Each event is a notification Bundle of the guide Subscriptions R5 Backport: handshake, event-notification, heartbeat; its id is the number of the last event in it. The header Last-Event-ID names the event behind which the stream goes on; without it the stream begins with the oldest event that is kept. The last event, end, is an OperationOutcome that says why the stream ends."
* affectsState = false
* code = #stream
* resource = #Subscription
* system = false
* type = false
* instance = true
* parameter.name = #return
* parameter.use = #out
* parameter.min = 1
* parameter.max = "*"
* parameter.documentation = "The notifications, one after another."
* parameter.type = #Bundle
