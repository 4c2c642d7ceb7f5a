package dev.quintet.service.web;

import dev.quintet.service.config.HttpSettings;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.CombinedChannelDuplexHandler;
import io.netty.handler.codec.http.HttpResponseEncoder;

import jakarta.inject.Singleton;

/** Gives each connection its {@link RequestDecoder} and its {@link RequestGate}, and closes those too many. */
@Singleton
final class ConnectionSetup implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
    private final HttpSettings settings;
    private final BodyMemory memory = BodyMemory.ofHeap();
    private final OpenConnections connections = OpenConnections.ofHeap();

    ConnectionSetup(HttpSettings settings) {
        this.settings = settings;
    }

    @Override
    public NettyServerCustomizer.Registry onCreated(
            BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        event.getBean().register(new NettyServerCustomizer() {
            @Override
            public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
                return role == ChannelRole.CONNECTION ? new OfConnection(channel) : this;
            }
        });
        return event.getBean();
    }

    private final class OfConnection implements NettyServerCustomizer {
        private static final String CODEC = ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC;

        private final Channel channel;

        private OfConnection(Channel channel) {
            this.channel = channel;
        }

        @Override
        public void onStreamPipelineBuilt() {
            connections.add(channel);
            var gate = new RequestGate(settings.maxBodyBytes(), memory);
            var codec = new CombinedChannelDuplexHandler<>(
                    new RequestDecoder(settings, gate::isAnswering), new HttpResponseEncoder());
            var pipeline = channel.pipeline();
            pipeline.replace(CODEC, CODEC, codec);
            pipeline.addAfter(CODEC, "request-gate", gate);
        }
    }
}
